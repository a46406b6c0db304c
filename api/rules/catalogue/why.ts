import type { Day } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Assignment, Body, Place } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/name.ts'
import { mayBeGranted } from '#rules/place/standing.ts'
import type { Holder } from './history.ts'

/** One question of a reader and its answer in one sentence; `known` false shows as «未公布». */
export type Answer = { id: string; ask: string; say: string; known: boolean }

const unknown = '未公布'
const sayDay = (day: Day): string => {
  const [y, m, d] = day.split('-')
  return `${y}年${Number(m)}月${Number(d)}日`
}

const announcementOf = (
  place: Place,
  row: Assignment,
): { say: string; known: boolean; on?: Day | undefined } => {
  if (row.mode === 'statutory') {
    const law = place.documents.find((d) => d.id === row.source.document)
    const where = law ? `《${law.title}》${row.source.section ?? ''}` : ''
    return { say: `不用公告：这是法律直接规定的${where && `，见${where}`}。`, known: true }
  }
  const owner = place.bodies.find((body) => body.id === row.owner)
  if (place.grants && mayBeGranted(place, row, owner)) {
    const { count, unit } = place.grants
    return {
      say: `公告只写${count}${unit}，是哪些没有公布；这一项在不在内没有核对。`,
      known: false,
    }
  }
  if (row.mode === 'retained') return { say: '没有划转，所以没有划转的公告。', known: true }
  const paper = place.documents.find((d) => d.id === row.announcement)
  if (paper)
    return {
      say: `《${paper.title}》${paper.number ?? '（文号未公布）'}，${paper.issuedOn ? `${sayDay(paper.issuedOn)}发布` : '发布日期未公布'}。`,
      known: true,
      on: paper.issuedOn,
    }
  const agreed = row.mode === 'entrusted' && row.agreement
  if (agreed)
    return {
      say: `委托书${agreed.number ?? '（编号未公布）'}，${sayDay(agreed.from)}到${sayDay(agreed.to)}。`,
      known: true,
    }
  return { say: `${row.mode === 'entrusted' ? '委托书' : '公告'}${unknown}。`, known: false }
}

const sinceOf = (row: Assignment, holder: Holder | undefined): { say: string; known: boolean } => {
  const from = row.from ?? (row.mode === 'entrusted' ? row.agreement?.from : undefined)
  const day = from ?? holder?.from
  if (day) return { say: `从${sayDay(day)}起。`, known: true }
  if (row.mode === 'statutory')
    return { say: '法律施行起就是这样，资料没有另写日期。', known: true }
  if (row.mode === 'retained')
    return { say: '资料里没有写换过单位，起始日期未公布。', known: false }
  return { say: `起始日期${unknown}。`, known: false }
}

const beforeOf = (
  row: Assignment,
  earlier: Holder | undefined,
  say: (id: string | undefined, place?: Place) => string,
): { say: string; known: boolean } => {
  if (earlier) {
    const old = earlier.row
    const place = earlier.version.state.place
    if (!old) return { say: '此前资料里没有写由谁办。', known: true }
    const owner = say(old.owner, place)
    const name = say(old.inNameOf ?? old.owner, place)
    return {
      say: `此前由${owner}办理${name !== owner ? `，以${name}的名义` : ''}。`,
      known: true,
    }
  }
  const department = say(row.department)
  if (row.mode === 'empowered')
    return {
      say: `划转以前由${department || '县一级的部门'}办：划给乡镇的是县一级部门的处罚权（行政处罚法第二十四条）。`,
      known: true,
    }
  if (row.mode === 'entrusted')
    return { say: `委托以前由${say(row.inNameOf)}自己办理。`, known: true }
  if (row.mode === 'statutory') return { say: '法律直接给的，没有从别的单位划过来。', known: true }
  return { say: '资料里没有写换过单位。', known: false }
}

/**
 * Why this body: who acts, in whose name, since when, under which announcement, who did before; one sentence each, in
 * plain words (行政处罚法 20, 24). `holders` are those of the item, the oldest first, the last one in force.
 */
export const whyThisBody = (
  place: Place,
  item: Pick<Item, 'title'>,
  row: Assignment | undefined,
  field: string,
  holders: readonly Holder[],
): Answer[] => {
  const bodyIn = (id: string | undefined, from: Place): Body | undefined =>
    from.bodies.find((b) => b.id === id)
  const say = (id: string | undefined, from: Place = place): string => {
    const body = bodyIn(id, from)
    return body ? bodyName(body, field) : ''
  }
  if (!row)
    return [
      {
        id: 'who',
        ask: '谁来办',
        say: `资料里没有写“${item.title}”由谁办；您可以在这里反映，由首问单位查清。`,
        known: false,
      },
    ]
  const owner = say(row.owner)
  const name = say(row.inNameOf ?? row.owner)
  const ended = place.bodies.filter((b) => b.successor === row.owner)
  const lineage = ended
    .map((b) => `${bodyName(b, field)}${b.to ? `到${sayDay(b.to)}撤销` : '已撤销'}，由${owner}接手`)
    .join('；')
  const before = beforeOf(row, holders.length > 1 ? holders.at(-2) : undefined, say)
  const paper = announcementOf(place, row)
  return [
    { id: 'who', ask: '谁来办', say: `由${owner}办。`, known: owner !== '' },
    {
      id: 'name',
      ask: '以谁的名义',
      say:
        name === owner
          ? `以${owner}自己的名义。`
          : `以${name}的名义作决定${row.mode === 'entrusted' ? '，责任也由它负' : ''}。`,
      known: name !== '',
    },
    { id: 'since', ask: '从什么时候起', ...sinceOf(row, holders.at(-1)) },
    { id: 'paper', ask: '凭哪份公告', say: paper.say, known: paper.known },
    {
      id: 'before',
      ask: '以前是谁办',
      say: lineage ? `${before.say}${lineage}。` : before.say,
      known: before.known,
    },
  ]
}
