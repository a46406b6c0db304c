import { atomRoute } from '../../../components/feed.ts'
import { ofDocuments } from '../../../components/feeds.ts'

export const GET = atomRoute(ofDocuments)
