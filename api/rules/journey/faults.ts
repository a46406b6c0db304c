import { lengthOf, storyFault } from '../case/text.ts'
import type { Day } from '../clocks/day.ts'
import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import type { FieldError } from '../refusal.ts'
import { elsewhere, unsure, type Answers } from './answers.ts'
import { stepsFor, type StepId } from './steps.ts'

/** What a journey is checked against. `today` in Asia/Shanghai. */
export type Ground = { facts: Pick<Facts, 'items'>; place: Pick<Place, 'areas'>; today: Day }

/** A day that exists, is not in the future, and lies within living memory. */
const dayFault = (day: string, today: Day): string | null => {
  if (day === '') return '请选是哪一天；记不清的，选“说不清时间”'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(`${day}T00:00:00Z`)))
    return '日期写得不对，请写成 2026-05-06 这样'
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    return '没有这一天，请检查日期'
  if (day > today) return '这一天还没到，请检查日期'
  return day < '1950-01-01' ? '日期太早了，请检查年份' : null
}

/** What must be mended on one page, with the field it stands in; empty when the page is done. */
export function faultsOf(step: StepId, a: Answers, { facts, place, today }: Ground): FieldError[] {
  const faults: FieldError[] = []
  const fault = (pointer: string, detail: string | null) => {
    if (detail !== null) faults.push({ pointer, detail })
  }
  switch (step) {
    case 'happened':
      fault('/story', storyFault(a.story))
      fault('/wish', a.wish === '' ? '请选您希望我们做什么' : null)
      fault('/clue', a.wish === 'clue' && a.clue === '' ? '请选是哪一种情形' : null)
      if (a.item !== '' && !facts.items.some((i) => i.id === a.item))
        fault('/item', '目录里没有这一项，请重新选，或者不选')
      break
    case 'where':
      if (a.area === '') fault('/area', '请选一个区域；拿不准的，选“说不清”')
      else if (![elsewhere, unsure].includes(a.area) && !place.areas.some((x) => x.id === a.area))
        fault('/area', '没有这个区域，请从列表里选')
      if (lengthOf(a.spot) > 200) fault('/spot', `地点写了${lengthOf(a.spot)}个字，最多200个字`)
      break
    case 'when':
      fault('/time', a.time === '' ? '请选是什么时候的事；记不清的，选“说不清时间”' : null)
      if (a.time === 'day') fault('/day', dayFault(a.day, today))
      if (lengthOf(a.timeWords) > 100) fault('/timeWords', '补充的时间最多100个字')
      break
    case 'evidence':
      break
    case 'name':
      fault('/nameMode', a.nameMode === '' ? '请选要不要留姓名' : null)
      break
    case 'contact':
    case 'check':
      break
  }
  return faults
}

/** Whether a page has been answered without a fault; contact and check are never «done» in a draft. */
export const isDone = (step: StepId, a: Answers, ground: Ground): boolean =>
  step === 'evidence'
    ? a.evidence === 'done'
    : step !== 'contact' && step !== 'check' && faultsOf(step, a, ground).length === 0

/** The first page that still asks something; contact comes last before the check, since no draft keeps it. */
export const nextStep = (a: Answers, ground: Ground): StepId =>
  stepsFor(a).find((step) => !isDone(step, a, ground)) ?? 'check'

/** Whether a page may be shown: every page before it is done. */
export const mayShow = (step: StepId, a: Answers, ground: Ground): boolean => {
  const steps = stepsFor(a)
  const at = steps.indexOf(step)
  return at >= 0 && steps.slice(0, at).every((s) => s === 'contact' || isDone(s, a, ground))
}

/** Everything that keeps these answers from being a case. */
export const allFaults = (a: Answers, ground: Ground): FieldError[] =>
  stepsFor(a).flatMap((step) => faultsOf(step, a, ground))
