/** What a draft waits for, as one person sees it. */
export const publishSteps = ['complete', 'confirm', 'own', 'others'] as const
export type PublishStep = (typeof publishSteps)[number]
export const publishStepNames: Record<PublishStep, string> = {
  complete: '还不能公开，先补齐',
  confirm: '等您核对确认',
  own: '您提的，等另一个人确认',
  others: '等信息发布员确认',
}

/** Who has to do what before a draft is public: nobody confirms what they proposed themselves (DESIGN §6.4). */
export const publishStep = (d: {
  /** Something is missing, or forbids publication. */
  gaps: boolean
  /** The person proposed it. */
  mine: boolean
  /** The person may confirm at all. */
  confirms: boolean
}): PublishStep => (d.gaps ? 'complete' : d.mine ? 'own' : d.confirms ? 'confirm' : 'others')
