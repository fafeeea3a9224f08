import { describe, expect, test } from 'vitest'
import { only, readFile } from './reading.ts'

const item = (title: string, text: string) =>
  readFile(
    `<rss version="2.0"><channel><title>Kommunen</title><link>https://k.example/</link><description>Nytt</description><language>nb-NO</language><item><title>${title}</title><guid>https://k.example/1</guid><description>${text}</description></item></channel></rss>`,
    'feeds/kommunen.xml',
  )
const lettersTold = expect.objectContaining({ kind: 'repaired', code: 'language.letters' })

describe('a language that is stated of a text', () => {
  test.each([
    [
      'ar',
      'معلومات للقادمين الجدد',
      'تدعو بلدية بودو (Bodø) الجميع إلى لقاء في المكتبة. سنتحدث عن المدرسة والعمل والسكن.',
    ],
    [
      'uk',
      'Інформація для переселенців',
      'Комуна запрошує всіх на зустріч у бібліотеці. Ми розповімо про школу, роботу та житло.',
    ],
  ])('in other letters does not count: it is %s', async (language, title, text) => {
    const reading = await item(title, text)
    expect(only(reading)).toMatchObject({ language, derived: expect.arrayContaining(['language']) })
    expect(reading.findings).toContainEqual(lettersTold)
  })

  test('counts where only some of it is in others', async () => {
    const reading = await item(
      'Ordet «سلام»',
      'Hun sa «السلام عليكم ورحمة الله» til elevene, og de svarte med det samme.',
    )
    expect(only(reading).language).toBe('nb')
    expect(reading.findings).not.toContainEqual(lettersTold)
    expect(only(await item('2–1', '🎉')).language).toBe('nb')
  })
})
