import { bodyById, foreignOwner, nameOf, ownerOf, pathOf } from './owner.ts'
import { bodiesIn, officersIn } from '../place/accused.ts'
import type { Decision, Ground } from './routing.ts'

/** Calls for help come first; the matter is taken in and passed on as well. Returns the numbers to call. */
export const emergency = (g: Ground): string[] => {
  if (g.classification.special?.kind !== 'emergency') return []
  const special = g.facts.specials.find((row) => row.kind === 'emergency')
  const numbers = special?.hotlines ?? []
  const sources = g.facts.hotlines.filter((line) => numbers.includes(line.number))
  g.say(
    `看起来有人正有危险：请先打${numbers.join('、')}，不要等网上答复；写下的内容照样登记、照样分派`,
    [...new Set(sources.map((line) => line.source))].slice(0, 2).join('；') || '国家统一紧急电话',
  )
  return numbers
}

/**
 * What accuses an office or somebody in it goes to the supervisor outside that office; with none the place does not
 * take it and says where to go (DESIGN §6.6, on-the-page 6).
 */
export const accusation = (g: Ground): Decision | undefined => {
  const named = officersIn(g.text, g.place.officers) || bodiesIn(g.text, g.place.bodies).length > 0
  if (g.classification.special?.kind !== 'discipline' && !named) return undefined
  const supervisor = bodyById(g, g.place.supervisor)
  g.say(
    named
      ? '指名反映本地机构或者执法人员：不进普通收件箱，被反映的单位和个人看不到'
      : '反映的是公职人员或者单位：不进普通收件箱，被反映的单位和个人看不到',
    '行政处罚法第七十五条；信访工作条例第三十条',
  )
  if (supervisor) {
    g.say(`交给${nameOf(g, supervisor.id)}办理`, '本站设置：监督机构')
    return { owner: ownerOf(g, supervisor, null), inNameOf: null, path: [nameOf(g, supervisor.id)] }
  }
  g.say('本站没有设监督机构，这里不收；请打12388，或者向上一级机关反映', '信访工作条例第四十六条')
  const owner = foreignOwner('纪检监察机关（12388）', 'judicial')
  return { owner, inNameOf: null, path: pathOf(owner.name) }
}
