import { jsonFeedRoute } from '../../../components/feed.ts'
import { ofDecisions } from '../../../components/feeds.ts'

export const GET = jsonFeedRoute(ofDecisions)
