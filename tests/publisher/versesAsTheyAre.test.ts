import { describe, expect, test } from 'vitest'
import { wordsOf } from '#publisher/sources/words/plainWords.ts'
import { only, readText, textOf } from './reading.ts'

const opening =
  'Vinterdikt fra en leser\n\nI dag trykker vi et dikt fra en av våre lesere, som har skrevet siden hun var ung.'
const stanzas = [
  'Snøen faller stille ned\nover hus og over vei,\ningen vet hvor vinden gikk,\ningen spør om deg og meg.',
  'Lyset slukkes, natten gror,\nfjorden ligger sort som blekk,\ni et vindu står en mor\nog ser en båt som glir sin vei.',
]

const paragraphsOf = async (text: string) =>
  only(await readText(text)).sections.flatMap(({ blocks }) =>
    blocks.map((block) => block.type === 'paragraph' && wordsOf(block.text)),
  )

describe('lines that their writer has broken', () => {
  test.each([
    ['below running text', opening],
    ['below its title alone', 'Vinterdikt'],
  ])('are those of a poem %s', async (_, above) => {
    expect((await paragraphsOf([above, ...stanzas].join('\n\n'))).slice(-2)).toEqual(stanzas)
  })

  test('are those of a verse among running text, as in an obituary', async () => {
    const verse = '«Alltid skinner lyset der\nbak de mørke skyer,\nselv om veien lang den er\nover fjell og byer!»'
    const above = 'Han var alltid den første som kom og den siste som gikk, sier de som kjente ham.'
    expect((await paragraphsOf(`Minneord\n\n${above}\n\n${verse}\n\nVi lyser fred over hans minne.\n`)).at(-2)).toBe(
      verse,
    )
  })

  test('are those of an address below a text, and its name is no sub-heading', async () => {
    const address = 'Lesesal forlag\nStorgata 12\n8006 Bodø'
    const text = `${opening}\n\nDiktet er hentet fra en samling som kommer ut til våren, og som kan bestilles fra forlaget.\n\n${address}\n`
    expect((await paragraphsOf(text)).at(-1)).toBe(address)
  })

  test('are none of running text, however narrow its columns are', async () => {
    const words =
      'Brua over Sundet ble åpnet i går, og mange møtte opp for å se på. Ordføreren klippet snora, mens korpset spilte. Kari Nordmann var blant de første som gikk over til den andre siden.'
    for (const width of [24, 32, 40, 48]) {
      const wrapped = words.replace(new RegExp(String.raw`(?![^\n]{1,${width}}$)([^\n]{1,${width}}) `, 'g'), '$1\n')
      expect(wrapped.split('\n').length).toBeGreaterThan(2)
      const paragraph = await paragraphsOf(`Ny bru\n\n${wrapped}\n\n${wrapped}\n\n${wrapped}\n`)
      expect(paragraph.slice(-2)).toEqual([words, words])
    }
  })

  test('keep no story from being held by what its lines say to the desk', async () => {
    const { stories } = await readText(`Ny bru\n\nEMBARGO\ntil 1. januar 2040\nkl. 12\n\n${stanzas.join('\n\n')}\n`)
    expect(stories[0]!.standing.embargo).toEqual({ until: null })
    expect(textOf(stories[0]!.article)).not.toContain('EMBARGO')
  })
})
