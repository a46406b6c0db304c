import { ofChanges } from '../../../components/catalogue/feed.ts'
import { jsonFeedRoute } from '../../../components/feed.ts'

export const GET = jsonFeedRoute(ofChanges)
