/**
 * Bigrams of everyday speech and of letters to an office: they stand in every report, whatever it is about, so they
 * are no evidence. (That they are rare in the catalogue would make them look telling.)
 */
const words = `
一个 一些 一下 一样 一直 一起 一次 一条 一点 一年 一定 一天 一家 一名 一位 一人 一段 一切 一般 一方 一到 一步 一片 一件 一种 一分 一边 一上 一来
两个 两次 两年 两天 两家 几个 几年 几次 几天 几十 几百 几家 几千 好几 好多 十几 十多 二十 三十 三个 三年 三天 多个 多次 多年 多人 多月 个月 半年 每天 每次 每个 每月 每年 整个 天天 年年
今天 今年 昨天 明天 前天 前几 去年 前年 上个 上次 上周 上月 下周 礼拜 星期 现在 目前 如今 最近 刚刚 刚才 以前 之前 以后 之后 后来 然后 当时 当天 原来 本来 从来 到现 至今 这几 时候 时间 小时 分钟 上午 下午 中午 早上 晚上 白天 半夜 夜里 凌晨 期间 多久 已经 曾经 还在 正在 开始 最后 马上 立即 经常 常常 有时 总是 长期 天气 每晚 天晚 点多 月份 开春 过年
没有 没人 没办 办法 没法 没说 没见 没看 不是 不能 不会 不要 不用 不想 不敢 不到 不让 不给 不管 不知 不可 不行 不去 不来 不好 不少 不过 不出 不上 不下 不清 不对 不在 不同 不肯 还没 还不 还有 还要 还是 又不 只有 只能 只好 只要 可以 可能 应该 能不 能够 能在 有人 有个 有些 有一 有关 有没 有的 都没 所有 会有 要求 需要 必须 想要 想问 请问 问一 问题 
出来 起来 过来 过去 下来 下去 上来 上去 进去 进来 回来 回去 回家 来了 走了 去了 到处 里面 外面 上面 下面 前面 后面 旁边 对面 隔壁 附近 周围 周边 门口 楼上 楼下 家里 家门 村里 村口 路口 路边 边上 路上 地上 地方 那边 这边 中间 在家 人家 别人 大家 自家 家人 家住 住在 我家 本人 某人 人员 个人 男人 女人 老人 老婆 老公 老头 老板 小孩 孩子 大人 年轻 朋友 邻居 亲戚 儿子 女儿 父亲 母亲 爸妈 爸爸 妈妈 
东西 事情 情况 结果 原因 关系 方面 方式 过程 样子 意思 部分 内容 具体 特别 非常 十分 实在 真正 真实 其实 其中 其他 所以 因为 由于 因此 而且 而是 但是 但不 可是 不仅 如果 虽然 否则 然而 另外 关于 对于 为了 为何 如何 怎样 根据 按照 通过 经过 进行 造成 导致 存在 发生 出现 发现 看到 看见 听说 听见 知道 觉得 感觉 认为 以为 希望 盼望 请求 恳请 建议 反映 投诉 举报 反应 解决 处理 答复 回复 回答 解释 重视 关注 帮忙 帮助 支持 感谢 谢谢 麻烦 辛苦 尊敬 领导 书记 部门 有关 相关 单位 政府 上级 机关 干部 群众 百姓 居民 村民 市民 国家 社会 生活 影响 严重 直接 一律 全部 根本 完全 到底 究竟 居然 竟然 难道 甚至 至少 大概 左右 大约 差不 直到 突然 越来 更加 如此 任何 说话 说好 讲好 说是 说不 说要 就说 还说 讲讲 告诉 通知 打电 电话 手机 照片 视频 录像 拍了 联系 找到 找过 去找 去问 去年 问过 问他 叫他 叫人 让人 给人 被人 把人 对人 拿出 拿走 用来 使用 弄得 搞得 做好 做事 做主 开来 带来 受到 得到 遇到 碰到 接到 收到 想到 看看 看着 看不 听不 睡不 受不 吃不 讲不 讲也 在那 在这 从这 往里 往外 到里 上有 里有 有水 有两 有几 人在 人来 人把 人也 人去 人不 人都 子在 子里 家在 家有 
`
const bigrams = new Set(words.split(/\s+/))

/** Characters of grammar: a bigram with one of them says nothing either. 不, 没, 无 stay: 不签, 没证, 无照. */
const grammar = '的了是我你您他她它们这那就也都很吗呢吧啊着么什怎嘛哦呀哪谁与及等'

/** Characters that join any word: where one of them meets another character, a bigram is often no word at all. */
const joining =
  '一二三四五六七八九十不有没无上下在里过来去到出人大小好多个从对要会能自说讲看做后前点年月日天时把被给让叫用拿再又还才只最太更进开起当种样些回头边面'

/** 1 for a character that joins, 2 for one of grammar, by its code: every token of every report is asked. */
const small = new Uint8Array(0x10000)
for (const character of joining) small[character.charCodeAt(0)] = 1
for (const character of grammar) small[character.charCodeAt(0)] = 2

/** How much a token can tell what a text is about: 1 for a word, less the more joining characters it has, 0 for none. */
export const telling = (token: string): number => {
  let joins = 0
  for (let at = 0; at < token.length; at += 1) {
    const kind = small[token.charCodeAt(at)] ?? 0
    if (kind === 2) return 0
    joins += kind
  }
  if (bigrams.has(token)) return 0
  return joins === 0 ? 1 : joins < token.length ? 0.45 : 0.15
}
