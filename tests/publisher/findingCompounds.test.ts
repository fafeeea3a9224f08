import { expect, test } from 'vitest'
import { border, compoundsIn } from '#publisher/outputs/compounds.ts'

const stories = [
  'Alle fond fikk penger da oljen kom, sier en minister. Utenriks er det ro.',
  'En tunnel i Lærdal er ny. En vei i et fylke er lang, og folk hadde en avstemning om en rekord i verden.',
  'Hun lærer mye, og et dyr er rent. Slag og dager for alle. Olje er dyrt; et land har et lag og et slag.',
]
const parted = compoundsIn(stories)

test('compounds are known by their words, which stand alone in other places', () => {
  const whole =
    'Oljefondet, utenriksministeren og Lærdalstunnelen. FYLKESVEIENE, folkeavstemningen, verdensrekord og landslaget.'
  expect(parted(whole).replaceAll(border, '·')).toBe(
    'Olje·fondet, utenriks·ministeren og Lærdals·tunnelen. FYLKES·VEIENE, folke·avstemningen, verdens·rekord og lands·laget.',
  )
})

test('words that only look like compounds stay whole, and so do those of unknown parts', () => {
  const whole = 'Læreren kom torsdag med et forslag om hengebrua og kunnskapen.'
  expect(parted(whole)).toBe(whole)
})

test('the signs that part words stay where a writer wrote them, and what is written without spaces stays whole', () => {
  expect(parted(`c~^d ${'漢字'.repeat(50_000)}`)).toHaveLength(100_006)
})
