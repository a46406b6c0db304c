/** Sixty-four modifiers and sixty-four nouns, no two alike in writing: twelve bits for each pair, easy to say and to copy. */
const split = (text: string): readonly string[] => text.trim().split(/\s+/)

export const modifiers = split(`
  蓝色 红色 白色 绿色 黄色 金色 紫色 黑色 高大 小小 圆圆 长长 安静 明亮 清新 温暖
  凉爽 快乐 勇敢 聪明 勤快 老实 年轻 古老 新鲜 干净 整齐 结实 柔软 轻快 香甜 酸甜
  早春 初夏 深秋 寒冬 清晨 正午 黄昏 夜晚 晴天 雨天 雪天 多云 东边 西边 南边 北边
  山上 河边 海上 林中 村口 桥头 院里 屋顶 竹编 木制 铁打 玻璃 丝绸 棉布 石头 陶瓷
`)

export const nouns = split(`
  苹果 橘子 西瓜 葡萄 桃子 石榴 核桃 花生 白菜 萝卜 南瓜 土豆 玉米 小麦 水稻 大豆
  老牛 绵羊 骏马 黄狗 花猫 母鸡 鸭子 大雁 喜鹊 燕子 鲤鱼 青蛙 蜜蜂 蝴蝶 松鼠 熊猫
  松树 柳树 竹子 荷花 梅花 菊花 牡丹 小草 雨伞 草帽 布鞋 棉衣 板凳 方桌 茶杯 饭碗
  灯笼 风筝 毛笔 算盘 二胡 锣鼓 自行车 火车 木船 飞机 水井 磨盘 镰刀 锄头 铁锅 竹篮
`)
