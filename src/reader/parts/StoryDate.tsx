import type { PartialDate } from '#article/partialDate.ts'
import { useFormats, useInterfaceLanguage } from '../languages/useFormats.ts'

/** A date exactly as precise as it is known. `withTime` adds the time of day where there is one. */
export function StoryDate({ date, withTime = false }: { date: PartialDate; withTime?: boolean }) {
  const { day, moment } = useFormats()
  return (
    <time dateTime={date} lang={useInterfaceLanguage()} dir="ltr" data-chrome-word>
      {withTime ? moment(date) : day(date)}
    </time>
  )
}
