/** Abbreviations that end in a period in the middle of a Norwegian or English sentence. */
const abbreviations =
  /(?:^|[\s(«"])(?:f\.eks|bl\.a|m\.m|o\.l|osv|ca|nr|kl|jf|pga|mrd|mill|dvs|etc|dr|prof|st|mr|mrs|ms|vs|[a-zæøå]|\p{Lu})\.$/iu

/**
 * Parts a text into its first sentence and the rest. A period ends a sentence when a capital, digit, dash or quotation
 * mark follows after a space and it belongs neither to an abbreviation, an initial nor an ordinal ("10. november").
 */
export function firstSentence(text: string): { sentence: string; rest: string } {
  for (const stop of text.matchAll(/[.!?…]["»”)]*(?=\s+(?:["«“–(]\s?)?[\p{Lu}\d])/gu)) {
    const end = stop.index + stop[0].length
    const sentence = text.slice(0, end)
    if (abbreviations.test(sentence) || /\b\d{1,2}\.$/.test(sentence)) continue
    return { sentence, rest: text.slice(end).trimStart() }
  }
  return { sentence: text, rest: '' }
}

/** A first sentence as a headline: without its period. */
export function headlineFrom(sentence: string): string {
  return sentence.replace(/\.$/, '')
}
