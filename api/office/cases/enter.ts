import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import { clueKinds, nameModes, wishes } from '#rules/case/kinds.ts'
import { contactFaults, type Contact } from '#rules/journey/contact.ts'
import { noAnswers, timeIds, type Answers } from '#rules/journey/answers.ts'
import { forbidden, invalid, refusal } from '#rules/refusal.ts'
import { respondersOf } from '#rules/place/responder.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { placeOf } from './scope.ts'

export const noIntake = refusal('case.no_intake', 503, '现在不能录入')

const text = (max: number) => z.string().max(max).default('')

/** What a clerk types while somebody is on the telephone or at the counter. */
export const entry = z.strictObject({
  channel: z.enum(['phone', 'counter'], '请选来电还是来访'),
  story: z
    .string('请写来件人说的事')
    .trim()
    .min(2, '请写来件人说的事')
    .max(20_000, '太长了，请分开写'),
  wish: z.enum(
    wishes.map((w) => w.id),
    '请选来件人希望怎样',
  ),
  clue: z.enum(clueKinds).or(z.literal('')).default(''),
  area: z.string('请选区域').min(1, '请选区域').max(80),
  spot: text(400),
  time: z.enum(timeIds).or(z.literal('')).default(''),
  day: text(10),
  timeWords: text(200),
  item: text(40),
  nameMode: z.enum(nameModes, '请选是否留名'),
  name: text(80),
  phone: text(40),
  email: text(200),
  address: text(300),
})
export type Entry = z.output<typeof entry>

/**
 * Takes a telephone call or a visit in through the same intake as the form, so that it gets the same number, clocks,
 * routing and receipt (S1-26). The secret is given back once, to be read out or printed for the caller.
 */
export const createEntry = (deps: Deps) => ({
  async enter(
    by: StaffMember,
    input: Entry,
  ): Promise<{ id: string; number: string; secret: string }> {
    const place = placeOf(deps, by.place)
    if (!respondersOf(place).includes(by.body)) throw forbidden('来电来访由首问单位录入')
    if (!deps.intake) throw noIntake('受理功能没有接上，请联系管理员')
    const contact: Contact = {
      name: input.name,
      phone: input.phone,
      email: input.email,
      address: input.address,
    }
    const faults = contactFaults(contact, input.nameMode)
    if (faults.length) throw invalid('联系方式要改一下', faults)
    const { story, wish, clue, area, spot, time, day, timeWords, item, nameMode } = input
    const answers: Answers = {
      ...noAnswers,
      story,
      wish,
      clue,
      area,
      spot,
      time,
      day,
      timeWords,
      item,
      nameMode,
      evidence: 'done',
      called: true,
    }
    return deps.intake({ place: by.place, channel: input.channel, answers, contact, by })
  },
})
