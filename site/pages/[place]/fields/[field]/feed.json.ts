import { jsonFeedRoute } from '../../../../components/feed.ts'
import { ofField } from '../../../../components/feeds.ts'

export const GET = jsonFeedRoute(ofField)
