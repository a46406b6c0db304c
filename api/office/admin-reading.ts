import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import type { StaffMember } from '#rules/staff/roles.ts'
import { guardsOf, type AdminAction } from './admin-action.ts'
import type { ApiEnv, Gate } from './deps.ts'

/** What a page of the desk shows, for a program with the same session: the same sight, the same rows in the audit. */
export type AdminReading = {
  path: string
  gate: AdminAction['gate']
  summary: string
  /** What narrows it; unknown names are passed over, as in every address. */
  query: z.ZodObject
  run: (of: { by: StaffMember; id: string }, raw: unknown) => Promise<object>
}

/** Declares a reading; `run` gets its query parsed. */
export const reading = <S extends z.ZodObject>(
  r: Omit<AdminReading, 'query' | 'run'> & {
    query: S
    run: (of: { by: StaffMember; id: string }, query: z.output<S>) => Promise<object>
  },
): AdminReading => ({ ...r, run: (of, raw) => r.run(of, r.query.parse(raw)) })

/** Mounts readings on the API and writes them into its OpenAPI document. */
export function mountReadings(
  app: OpenAPIHono<ApiEnv>,
  readings: readonly AdminReading[],
  gate: Gate,
): void {
  for (const r of readings) {
    const names = [...r.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
    app.openAPIRegistry.registerPath({
      method: 'get',
      path: r.path.replace(/:(\w+)/g, '{$1}'),
      summary: r.summary,
      tags: ['工作台'],
      security: [{ session: [] }],
      request: {
        query: r.query,
        ...(names.length > 0
          ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }
          : {}),
      },
      responses: {
        200: {
          description: '和工作台同一页的内容',
          content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
        },
      },
    })
    const [door = gate.signedIn, ...doors] = guardsOf(r.gate, gate)
    app.get(r.path, door, ...doors, async (c) => {
      // Behind the guards there is an account.
      const by = c.get('staff') as StaffMember
      return c.json(await r.run({ by, id: c.req.param('id') ?? '' }, c.req.query()))
    })
  }
}
