import { lineOf } from '../words/plainLine.ts'

const readOn = String.raw`(?:les(?:e|er|a)?|read(?:ing)?|continue|fortsette?)(?!\p{L})`
const story = 'sak(?:en|a)|artikkel(?:en)?|innhold(?:et)?|innlegg(?:et)?|post|article|story|content|page'

/** Headings that say outright that readers have to pay, or to say who they are, before they read on. */
const callsToPay = [
  String.raw`(?:bli (?:abonnent|medlem)|abonner|kjøp (?:abonnement|tilgang)|få (?:full )?tilgang|logg inn|registrer deg)(?: i dag| nå)? (?:for å|og) (?:fortsette å )?${readOn}.*`,
  String.raw`(?:subscribe|sign (?:in|up)|log in|register|become a (?:subscriber|member)|upgrade)(?: now)? to (?:continue|keep|read|unlock)(?!\p{L}).*`,
  String.raw`(?:denne|dette|this) (?:${story}) (?:er (?:kun |bare |forbeholdt )?(?:for )?(?:våre |betalende )?abonnent(?:er|ar|ane|ene)|is (?:only )?for (?:paying |paid )?(?:subscribers|members|customers))(?: only)?`,
  String.raw`(?:this (?:${story}) is )?(?:only )?for (?:paying|paid) (?:subscribers|members)(?: only)?`,
  String.raw`(?:er du )?allerede abonnent|(?:are you )?already a subscriber|already have an account`,
].map((words) => new RegExp(String.raw`^(?:${words})\s?[.!?:…]*$`, 'iu'))

/** Whether a heading asks readers to pay before they read on; no story says so to those who read it. */
export function isCallToPay(heading: string): boolean {
  const text = lineOf(heading) ?? ''
  return text.length <= 120 && callsToPay.some((call) => call.test(text))
}

/** `Les videre`: a call to pay where what stands below speaks of that, else a sub-heading or a label of links. */
export function isBareCall(heading: string): boolean {
  return /^(?:vil du |ønsker du å )?(?:les(?:e)? (?:videre|hele (?:saken|artikkelen))|(?:continue|keep) reading|read (?:on|the (?:full|whole) (?:story|article)))\s?[.!?:…]*$/iu.test(
    lineOf(heading) ?? '',
  )
}

/** Whether a line speaks of what it takes to read a paper. */
export function speaksOfPaying(line: string): boolean {
  return /abonn(?:e|ér)|bindingstid|si opp når|(?:full|få) tilgang|logg inn|\d+ (?:kr|kroner?|,-)(?!\p{L})|subscri(?:be|ption)|sign (?:in|up)(?!\p{L})|log ?in(?!\p{L})|(?:paying|paid) members|free trial|cancel any ?time/iu.test(
    line,
  )
}
