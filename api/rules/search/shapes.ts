/**
 * Characters that are written for each other: similar in shape, or next to each other on the list that an input method
 * offers. Sounds are compared apart; here stand pairs that sound differently or are mixed up so often that they earn a
 * look-up of their own.
 */
export const alike: readonly string[] = (
  '折拆析 末未 土士 己已巳 干千于 人入 日曰 天夭 鸟乌 免兔 侯候 治冶 洒酒晒 没设 拔拨 扰拢优忧 烧浇挠绕饶 噪燥躁澡操 竟竞 睹赌堵 ' +
  '偷愉喻 抢枪 狠狼 掩淹 蔬疏 沙砂纱 炸诈 牌碑 赔陪培部 摊滩瘫 贩版板 查渣 犬大太 厕侧测 堆推 塌踏榻 搭塔 违伟 筑巩 ' +
  '帐账胀 扬场杨汤 坑抗炕 油抽 烟烔胭 拦栏烂 棚硼绷 挖控 填镇 垃拉 圾级极 污汚 臭息 排徘 霉梅 腐付 假暇 货贷 买卖 ' +
  '养羊 鸡鸭 宰案 肉内 药约 农衣 林木 森深 伐代 坟纹 墓幕慕暮 建健 造告 危厄 险检捡 倒到 压圧 挤济 桥侨骄 路露 车东 ' +
  '载裁栽 超赵 限眼 牌脾 照昭 证正 执热 罚伐 处外 举誉 报极 欠次 拖施 薪新 资姿 辞词 押甲 社杜 保堡 童重 赛塞 歌哥 ' +
  '炮泡饱 燃然 爆暴瀑 气汽 罐灌 漏露 管菅 灭天 火灾 消俏销 防放 堵者 梯弟 停亭 充允 电申 线钱 接按 捕铺 鱼渔 网岗 河何 ' +
  '湖糊 库裤 坝贝 井并 盖益 污朽 粪类 尿屎 猪诸 狗苟 绳蝇 咬较 遛溜 绿录 化花 树村 古占 苗亩 耕拼 占点 基墓 宅它'
).split(' ')
