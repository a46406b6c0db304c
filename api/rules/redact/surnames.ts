/** Surnames of one sign that are met often, and those of two. */
const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严赖覃洪武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈匡鞠惠荆乐冀郁胥南班储芮楚'
const doubles = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '轩辕',
  '宇文',
  '长孙',
  '端木',
  '澹台',
  '闻人',
  '申屠',
  '呼延',
]
const singles = new Set(single)

/** The surname with which a text begins; empty when it begins with none. */
export const surnameOf = (text: string): string =>
  doubles.find((d) => text.startsWith(d) && text.length > d.length) ??
  (singles.has(text.charAt(0)) ? text.charAt(0) : '')

/** A person's name as it may be shown: the surname alone, so that the length does not tell either (张三 → 张某某). */
export function maskPerson(name: string): string {
  const plain = name.trim()
  if (!/^[\u3400-\u9fff·]+$/.test(plain)) return `${plain.slice(0, 1)}***`
  const two = doubles.find((d) => plain.startsWith(d) && plain.length > 2)
  return `${two ?? plain.slice(0, 1)}某某`
}

/** People whom a party's name is put together of («张三、李四», «张三（李四）», «王五等3人»); empty for a plain name. */
export const peopleIn = (party: string): string[] =>
  party
    .split(/[、，,;；()（）\s/]|等\d*[人名]?|[和与及]/)
    .filter((part) => part !== party && /^[\u3400-\u9fff·]{2,}$/.test(part))
    .filter((part) => part.includes('·') || (part.length <= 4 && surnameOf(part) !== ''))
