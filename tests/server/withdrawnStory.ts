import path from 'node:path'
import { publish } from '#publisher/publish.ts'
import { emptyPlace, newsroomOf, story } from '../publisher/smallNewsroom.ts'

/** The folder of an edition whose story /a/bru-apnet has been withdrawn, and which has another. */
export async function withdrawnStory(): Promise<string> {
  const wire = { uri: 'urn:x:1', type: 'text', headline: 'Bru åpnet', body_text: 'Den er åpen.' }
  const newsroom = await newsroomOf({
    '1.json': JSON.stringify({ ...wire, version: '1' }),
    '2.json': JSON.stringify({ ...wire, version: '2', pubstatus: 'canceled' }),
    'en-annen-sak.md': story('En annen sak'),
  })
  const folder = path.join(await emptyPlace(), 'edition')
  await publish({ newsrooms: [newsroom], to: folder })
  return folder
}
