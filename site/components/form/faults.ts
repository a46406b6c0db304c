/** What a page says when a form came back for a reason that no field can mend, by the code of the refusal. */
const texts: Record<string, string> = {
  'draft.expired':
    '填了一半的内容只保留24小时，现在已经按规定删除，没有提交。请重新填一次，或者打 12345。',
  'draft.none':
    '没有找到填好的内容：可能已经超过24小时，或者浏览器关掉了 Cookie。请打开 Cookie 再填，或者打 12345。',
  'store.full':
    '服务器的磁盘满了，这一次没有存下。您写的都还在这一页，请过一会儿再提交，或者打 12345。',
  too_many: '提交得太快了，请过一会儿再试；您写的都还在这一页。急事请打 12345。',
  too_large: '一次提交的内容太大了，请少选几个文件，或者分几次上传。',
  'file.refused':
    '文件没有收下。一次最多6个，一件事最多30个；只收 JPG、PNG、WebP 照片和没有密码的 PDF。苹果手机的照片请截一张图再传。',
  'case.unknown': '编号或者查询码不对。请对照回执，一个一个核对；查询码也可以按词语填写。',
  'track.over': '半个小时没有动，已经退出。请再填一次编号和查询码。',
  'case.closed': '这件事已经办结，不能再补充。',
  'case.not_now': '情况刚刚有变化，现在不能做这一步。请看最新的进度。',
  'case.reopened_once': '已经要求过一次重新办理；仍不满意的，可以申请行政复议，或者打 12345。',
  'store.conflict': '别人刚刚办过这件事，请看最新的进度再试。',
  'door.closed':
    '这段话看起来是反映工作人员的，承办单位看得到这里的留言，所以没有收，也没有保存。请打 12388；要补充事情本身的，改一改再发。',
}
export const faultText = (code: string | null): string =>
  code === null || code === 'invalid'
    ? ''
    : (texts[code] ?? '系统出了问题，您写的都还在这一页。请再试一次，或者打 12345。')

/** HTTP status of a page that shows faults. */
export const faultStatus = (code: string | null): number =>
  code === 'too_many'
    ? 429
    : code === 'store.full'
      ? 507
      : code === 'draft.expired'
        ? 410
        : code === 'case.unknown'
          ? 404
          : 422

/** The fields of a form that was sent on to this page (307), as text; null when the page was only opened. */
export async function sentForm(request: Request): Promise<Record<string, string> | null> {
  if (request.method !== 'POST') return null
  const form = await request.formData().catch(() => new FormData())
  return Object.fromEntries([...form].flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])))
}
