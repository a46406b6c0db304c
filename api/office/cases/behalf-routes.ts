import { action, type AdminAction } from '#api/office/admin-action.ts'
import { behalf } from './behalf.ts'
import type { CasesUse } from './use.ts'

/** What a village cadre does, all of it. */
export const behalfActions = (cases: CasesUse): AdminAction[] => [
  action({
    path: '/admin/behalf',
    gate: 'case.behalf',
    summary: '替村民报一件事：记下同意，交给首问单位',
    input: behalf,
    page: () => '/admin/behalf/',
    run: async ({ by }, input) => {
      const made = await cases.reportFor(by, input)
      return {
        // Who takes it is not said: what accuses an office does not go to its desk.
        say: `已收下：编号 ${made.number}，查询码 ${made.secret} 。请让村民本人抄下或者拍下，只显示这一次；您这里不留底，以后也看不到这件事`,
        once: true,
        data: made,
      }
    },
  }),
]
