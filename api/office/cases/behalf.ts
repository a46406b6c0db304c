import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import { noAnswers, type Answers } from '#rules/journey/answers.ts'
import { contactFaults, type Contact } from '#rules/journey/contact.ts'
import { consentWays, type Consent } from '#rules/journey/consent.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { entry, noIntake } from './enter.ts'

const { channel: _channel, item: _item, ...told } = entry.shape
/** What a village cadre writes down for a villager: the consent, and the entry of a clerk without its desk fields. */
export const behalf = z.strictObject({
  consent: z.enum(
    consentWays.map((w) => w.id),
    '请选村民怎样同意的',
  ),
  consentOn: z.iso.date('请写同意的日期，像 2026-05-06 这样'),
  agreed: z.literal('yes', '没有村民本人同意，不能代报'),
  ...told,
})
export type Behalf = z.output<typeof behalf>

/**
 * Takes in what a village cadre reports for a villager who agreed to it. Number and secret are shown once, to be handed
 * to the villager; whoever reported opens neither this case nor any other afterwards.
 */
export const createBehalf = (deps: Deps) => ({
  async reportFor(by: StaffMember, input: Behalf): Promise<{ number: string; secret: string }> {
    if (!deps.intake) throw noIntake('受理功能没有接上，请联系管理员')
    const { consent: way, consentOn: on, agreed: _agreed, ...written } = input
    if (on > dayAt(deps.now()))
      throw invalid('日期不对', [{ pointer: '/consentOn', detail: '同意的日期还没有到' }])
    const { name, phone, email, address, ...answered } = written
    const contact: Contact = { name, phone, email, address }
    const faults = contactFaults(contact, input.nameMode)
    if (faults.length) throw invalid('联系方式要改一下', faults)
    const answers: Answers = { ...noAnswers, ...answered, evidence: 'done', called: true }
    const consent: Consent = { way, on }
    const { number, secret } = await deps.intake({
      place: by.place,
      channel: 'cadre',
      answers,
      contact,
      by,
      consent,
    })
    return { number, secret }
  },
})
