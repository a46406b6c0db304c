import { atomRoute } from '../../../../components/feed.ts'
import { ofBody } from '../../../../components/feeds.ts'

export const GET = atomRoute(ofBody)
