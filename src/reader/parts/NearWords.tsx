import { useQuery } from '@tanstack/react-query'
import { addressOf } from '#article/addresses.ts'
import type { SearchIndex } from '#article/search.ts'
import { useWordsOnDemand } from '../languages/wordsOnDemand.ts'
import { nearWordsQuery } from '../queries/nearWords.ts'
import type { Asked } from '../queries/searchStories.ts'

interface NearWordsProps {
  index: SearchIndex
  asked: Asked
}

/** The way to a search for what may have been meant, where no story has all that was asked for. */
export function NearWords({ index, asked }: NearWordsProps) {
  const { t } = useWordsOnDemand()
  const { data: words } = useQuery(nearWordsQuery(index, asked))
  if (!words) return null
  const { words: _, ...filters } = asked
  const params = Object.entries({ q: words, ...filters }).filter(
    (param): param is [string, string] => param[1] !== null,
  )
  return (
    <>
      {` ${t('search.meant')} `}
      <a
        href={`${addressOf.search()}?${new URLSearchParams(params)}`}
        // The link goes away with the search it belongs to, and the keyboard would be left nowhere.
        onClick={() => document.querySelector('h1')!.focus({ preventScroll: true })}
      >
        {words}
      </a>
      ?
    </>
  )
}
