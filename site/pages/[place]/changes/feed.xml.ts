import { ofChanges } from '../../../components/catalogue/feed.ts'
import { atomRoute } from '../../../components/feed.ts'

export const GET = atomRoute(ofChanges)
