import type { SpecialKind } from '#rules/classify/classify.ts'
import { bodiesOf, deskOwner, foreignOwner, ownerOf, pathOf } from './owner.ts'
import { houseRule, officerFound } from './source.ts'
import type { Decision, Ground } from './routing.ts'

/** Power ends at the border (S0-9): the first responder keeps what it has seen, tells at once, and passes it on. */
export const outsideArea = (g: Ground, source: string): Decision => {
  g.say(`事发地不在${g.place.name}辖区内，这里没有管辖权：书面移送事发地的机关，同时告知您`, source)
  const owner = foreignOwner(`事发地的主管机关（不在${g.place.name}）`, 'outside_area')
  return { owner, inNameOf: null, path: pathOf(deskOwner(g).name, owner.name) }
}

/** Suspected crime goes to the judicial organs; no fine instead of a sentence (行政处罚法 27, S1-17). */
export const judicial = (g: Ground): Decision => {
  g.say(
    '涉嫌犯罪：停下处罚程序，两名以上人员核实后移送司法机关',
    '行政处罚法第二十七条；行政执法机关移送涉嫌犯罪案件的规定第五条',
  )
  const police = bodiesOf(g, 'police')[0]
  const owner = {
    ...foreignOwner('司法机关（公安机关受理移送）', 'judicial'),
    body: police?.id ?? null,
  }
  return { owner, inNameOf: null, path: pathOf(deskOwner(g).name, owner.name) }
}

/**
 * An officer found the matter on the township's list, but nobody said which township: whichever it is, it acts, and the
 * first responder asks.
 */
export const someTownship = (g: Ground): Decision => {
  const name = '事发地的乡镇人民政府、街道办事处'
  g.say('已列入乡镇的清单，但是没有说清在哪个乡镇：由首问单位问清，交给那里办', officerFound)
  return {
    owner: foreignOwner(name, 'township'),
    inNameOf: null,
    path: pathOf(deskOwner(g).name, name),
  }
}

export const police = (g: Ground, why: string, source: string): Decision => {
  g.say(why, source)
  const body = bodiesOf(g, 'police')[0]
  const owner = body ? ownerOf(g, body, null) : foreignOwner('公安机关', 'police')
  return { owner, inNameOf: null, path: pathOf(deskOwner(g).name, owner.name) }
}

const answers: Partial<Record<SpecialKind, string>> = {
  consultation: '看起来是咨询：由首问单位答复，答不了的转给知道的单位',
  petition: '看起来是信访事项：由首问单位登记，转送有权处理的机关',
  civil: '看起来是民事纠纷：行政机关不能断，首问单位引导人民调解或者起诉',
  labour_arbitration: '看起来是劳动争议：首问单位引导到劳动人事争议仲裁',
  none: '看起来不是行政执法的事：首问单位看过再答复',
}
const after: Partial<Record<SpecialKind, string>> = {
  petition: '信访工作机构',
  civil: '人民调解委员会、人民法院',
  labour_arbitration: '劳动人事争议仲裁机构',
}
const grounds: Partial<Record<SpecialKind, string>> = {
  petition: '信访工作条例第二十二条',
  civil: '人民调解法第十七条',
  labour_arbitration: '劳动争议调解仲裁法第五条',
}

/** What is no enforcement matter: taken in all the same, answered by the desk, shown the right door. */
export const otherMatter = (g: Ground): Decision | undefined => {
  const kind = g.classification.special?.kind
  if (kind === 'police')
    return police(
      g,
      '看起来是公安机关管的事：急的打110；登记后移送公安机关',
      '治安管理处罚法第七条',
    )
  const answer = kind && answers[kind]
  if (!kind || !answer) return undefined
  g.say(answer, grounds[kind] ?? houseRule)
  const owner = deskOwner(g)
  return { owner, inNameOf: null, path: pathOf(owner.name, after[kind] ?? '') }
}
