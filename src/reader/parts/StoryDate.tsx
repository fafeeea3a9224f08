import type { PartialDate } from '#article/partialDate.ts'
import { useFormats } from '../languages/useFormats.ts'
import { inChrome } from '../languages/inChrome.ts'
import { useTranslation } from '../languages/useTranslation.ts'

/** A date exactly as precise as it is known. `withTime` adds the time of day where there is one. */
export function StoryDate({ date, withTime = false }: { date: PartialDate; withTime?: boolean }) {
  const { day, moment } = useFormats()
  return (
    <time dateTime={date} {...inChrome(useTranslation().language)}>
      {withTime ? moment(date) : day(date)}
    </time>
  )
}
