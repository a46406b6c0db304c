import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { mountCaseApi } from './api.ts'
import { mountBundle } from './bundle.ts'
import { mountMoreFiles } from './more-files-routes.ts'
import { mountProof } from './proof.ts'
import { mountClue, mountForm, mountTrack } from './routes.ts'
import type { ComplaintsUse } from './use.ts'

/** All routes of the citizen's side. */
export function mountComplaints(
  app: OpenAPIHono<ApiEnv>,
  use: ComplaintsUse,
  gate: Gate,
  deps: Deps,
): void {
  mountForm(app, use, gate, deps)
  mountClue(app, use, gate, deps)
  mountTrack(app, use, gate, deps)
  mountCaseApi(app, use, gate, deps)
  mountMoreFiles(app, use, gate, deps)
  mountProof(app, use, gate, deps)
  mountBundle(app, use, gate, deps)
}
