import { queryOptions } from '@tanstack/react-query'
import { fileOf } from '#article/addresses.ts'
import { ArchiveIndex, ArchiveListing, Front, TopicListing, type Period } from '#article/listing.ts'
import { editionFile } from './editionFile.ts'

export const frontQuery = () => queryOptions({ queryKey: ['front'], queryFn: editionFile(Front, fileOf.front()) })

/** The newest stories of a topic, or those of one period of it. */
export const topicQuery = (slug: string, period?: Period) =>
  queryOptions({
    queryKey: ['topic', slug, period ?? 'newest'],
    queryFn: editionFile(TopicListing, period ? fileOf.topicPeriod(slug, period) : fileOf.topic(slug)),
  })

export const archiveQuery = () =>
  queryOptions({ queryKey: ['archive'], queryFn: editionFile(ArchiveIndex, fileOf.archive()) })

export const archivePeriodQuery = (period: Period) =>
  queryOptions({
    queryKey: ['archive', period],
    queryFn: editionFile(ArchiveListing, fileOf.archivePeriod(period)),
  })
