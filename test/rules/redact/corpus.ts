/** Hard cases in our own words: what is written, what must be gone, what must stay. All people and numbers are made up. */
type Hard = {
  what: string
  text: string
  gone: string[]
  stays?: string[]
  party?: { partyName: string; partyKind: 'person' | 'household' | 'organisation' }
}
const person = { partyName: '张三', partyKind: 'person' } as const

export const corpus: Hard[] = [
  {
    what: 'an identity number in groups',
    text: '当事人证件号 110101 19800101 0015，已核对。',
    gone: ['19800101', '0015'],
  },
  {
    what: 'an identity number in full width with a lower x',
    text: '证件号１１０１０１１９８００１０１００１ｘ',
    gone: ['１９８００１０１'],
  },
  {
    what: 'an old number of fifteen digits',
    text: '旧证110101800101001。',
    gone: ['110101800101001'],
  },
  {
    what: 'a telephone with hyphens',
    text: '联系138-0000-0003，也可打0577-64000000。',
    gone: ['0000-0003', '64000000'],
  },
  { what: 'a telephone in words', text: '电话一三八〇〇〇〇〇〇〇三。', gone: ['一三八'] },
  {
    what: 'a telephone between digits of a date',
    text: '2026-05-01 13800000003 来电',
    gone: ['13800000003'],
    stays: ['2026-05-01'],
  },
  {
    what: 'two dates are no bank card',
    text: '2026-05-01 2026-05-20 期间',
    gone: [],
    stays: ['2026-05-01 2026-05-20'],
  },
  { what: 'a document number stays', text: '灵罚字〔2026〕12345号', gone: [], stays: ['12345'] },
  {
    what: 'a credit code stays',
    text: '信用代码913300000000000004',
    gone: [],
    stays: ['913300000000000004'],
  },
  { what: 'a plate', text: '驾驶浙C·12345号货车', gone: ['12345'], stays: ['号货车'] },
  { what: 'a plate of eight signs', text: '车牌浙CD12345停在路口', gone: ['D12345', '12345'] },
  { what: 'a plate in full width', text: '车牌浙ＣＦ１２３４５', gone: ['１２３４５'] },
  { what: 'a trailer', text: '拖挂浙C1234挂', gone: ['1234挂'] },
  { what: 'an account by its word', text: '账号：3301 2345 6789 012', gone: ['2345'] },
  { what: 'a chat account', text: '微信号：abc_12345联系', gone: ['abc_12345'] },
  { what: 'an e-mail', text: '发到 a.b@example.com 后', gone: ['example'] },
  {
    what: 'the party everywhere, with a blank in the name',
    text: '张三承认，张 三签字。',
    gone: ['张三', '张 三'],
    stays: ['张某某承认'],
    party: person,
  },
  {
    what: 'a party inside the name of a company',
    text: '张三在张三丰食品有限公司门口堆货。',
    gone: ['张三在'],
    stays: ['张三丰食品有限公司'],
    party: person,
  },
  {
    what: 'a party who runs a company stays hidden before its name',
    text: '张三开办的食品有限公司',
    gone: ['张三'],
    party: person,
  },
  {
    what: 'an organisation is named in full',
    text: '演示食品有限公司排放油烟',
    gone: [],
    stays: ['演示食品有限公司'],
    party: { partyName: '演示食品有限公司', partyKind: 'organisation' },
  },
  {
    what: 'a shop like a person, and who runs it',
    text: '周小二烧烤店排油烟，周小二在场。',
    gone: ['周小二'],
    party: { partyName: '灵溪镇周小二烧烤店', partyKind: 'household' },
  },
  {
    what: 'a witness and a driver',
    text: '证人李明称，司机欧阳小明驾车离开，李明签字。',
    gone: ['李明', '欧阳小明'],
    stays: ['李某某', '欧阳某某'],
  },
  {
    what: 'who reported leaves not even a surname',
    text: '投诉人王小红反映油烟大，王小红提供照片。',
    gone: ['王小红', '王某'],
    stays: ['某某反映'],
  },
  {
    what: 'several in a row',
    text: '证人李明、王强和陈大文证实。',
    gone: ['李明', '王强', '陈大文'],
  },
  {
    what: 'sex behind the name',
    text: '现场见到赵小六（男，45岁）。',
    gone: ['赵小六'],
  },
  {
    what: 'a duty is no name',
    text: '经营者应当在店内经营，业主方未改正。',
    gone: [],
    stays: ['应当在店内经营', '业主方未'],
  },
  {
    what: 'a home address',
    text: '家住幸福小区3幢2单元501室，占用某路12号门前。',
    gone: ['幸福', '501'],
    stays: ['某路12号门前'],
  },
  {
    what: 'a home without its word',
    text: '到阳光花园5号楼1202室核查',
    gone: ['1202'],
  },
  { what: 'a birth date', text: '1980年1月1日出生', gone: ['1980'] },
  { what: 'a frame number', text: '车架号LSVAU2180N2000001', gone: ['LSVAU'] },
  {
    what: 'a telephone in words with gaps',
    text: '电话一三八 〇〇〇〇 〇〇〇三。',
    gone: ['一三八'],
  },
  {
    what: 'a telephone in words of receipts',
    text: '电话壹叁捌零零零零零零零叁。',
    gone: ['壹叁捌'],
  },
  {
    what: 'telephones of a house, in brackets, with blanks and without the area',
    text: '打（0577）64000000、0577 6400 0001，座机64000002。',
    gone: ['64000000', '6400 0001', '64000002'],
  },
  {
    what: 'relatives',
    text: '与其妻陈小花、其子张小明共同经营，其父亲张大山在场。',
    gone: ['陈小花', '张小明', '张大山'],
  },
  {
    what: 'a daughter company and a clothes shop are no relatives',
    text: '其子公司和其女装店照常经营。',
    gone: [],
    stays: ['其子公司和其女装店'],
  },
  {
    what: 'a name of parts',
    text: '经营者阿布都·热合曼在场，证人艾山·买买提证实。',
    gone: ['热合曼', '艾山', '买买提'],
    stays: ['在场'],
  },
  {
    what: 'an informant by the surname alone',
    text: '举报人刘女士、投诉人王先生反映。',
    gone: ['刘', '王'],
    stays: ['反映'],
  },
  {
    what: 'illness and disability',
    text: '当事人患有高血压，系肢体残疾二级，其母患糖尿病。',
    gone: ['高血压', '肢体残疾', '糖尿病'],
  },
  {
    what: 'a danger and a pest are no illness',
    text: '未消除火灾隐患，防治水患。',
    gone: [],
    stays: ['火灾隐患', '水患'],
  },
  {
    what: 'several people in one party',
    text: '张三和李小四在河边倒渣土，李小四驾车。',
    gone: ['张三', '李小四'],
    party: { partyName: '张三、李小四', partyKind: 'person' },
  },
  {
    what: 'the one behind a shop, in brackets',
    text: '店主不在，赵大强到场。',
    gone: ['赵大强'],
    party: { partyName: '某镇好吃小吃店（赵大强）', partyKind: 'household' },
  },
]
