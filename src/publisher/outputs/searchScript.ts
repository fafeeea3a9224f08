/**
 * Pagefind's own script, as we need it. It takes a piece of the index that could not be fetched for one in which no word
 * stands, and waits for ever where it could not fetch what it begins with; ours fails, and is asked again. It gives stories
 * that have but the beginning of a word for such as have it, and compares scores of shards that cannot be compared; ours
 * leaves out the first, and puts the second in order. `language` is the shard's.
 */
export function searchScript(theirs: Uint8Array, language: string): Uint8Array {
  const asked = language === 'no' ? `.map(${shorten})` : ''
  const ours = Buffer.from(theirs)
    .toString()
    .replaceAll('_chunk")).catch(()=>{})', '_chunk"))')
    .replace('while(this.primary.wasm===null){await asyncSleep(50);}', 'await this.primary.getPtr();')
    // Whoever asks is told; nobody waits for this promise, so that browsers would log its failure beside.
    .replace('this.init(options2?.language);', 'this.init(options2?.language).catch(()=>{});')
    // Only so does it tell which words of a story it took for those that were asked for.
    .replace(beginningOfSearch, (begins) => `${begins}await(this.telling??=this.enterPlaygroundMode());`)
    // It strips words of most signs, but not of these.
    .replace('term=term??"";', String.raw`term=(term??"").replace(/[<>|]/g," ").replace(/\xAD/g,"");`)
    .replace('const termPairs=term.split(" ")', (begins) => `${isForm}const shortened=[];${begins}${asked}`)
    .replace('const results=search2.flatMap((s)=>s.results)', `${wholeOnes}const results=(whole[0]?whole:found)`)
    .replace('if(!fragment.raw_content){', (begins) => begins + wholeAgain)
    .replace('=results.map(', () => `=results.filter(${hasEveryWord}).map(`)
    .replace('score:result2.s*this.indexWeight', () => `isWhole:result2.isWhole,score:(${score})(result2)`)
  return Buffer.from(ours)
}

const beginningOfSearch = 'async search(term,options2={}){options2={verbose:false,filters:{},sort:{},...options2};'

/** Compounds are parted for the index; a story is shown with whole words, and known by their parts as well. */
const wholeAgain = String.raw`
const parted=fragment.content.match(/\p{L}+(~\^\p{L}+)+/gu);
if(parted)fragment.meta.parts=[fragment.meta.parts,...new Set(parted)].join(" ").replaceAll("~^"," ");
fragment.content=fragment.content.replaceAll("~^","").replaceAll("~\u2060^","~^");`

/** Whether one is a form of the other where that is so short that the stemmer leaves it alone: bru, bruer. */
const isForm = String.raw`
const isForm=(stem,form)=>stem===form||(form.startsWith(stem)&&
/^\D{0,2}(\D)\|\1?(ene|e[nrt]?|a|ane|ar)?s?$/.test(stem+"|"+form.slice(stem.length)));`

/** In Norwegian such a form is looked for by what all of them begin with: bruene, veien, flyet. */
const shorten = String.raw`(written)=>exact_search?written:written.replace(
/^([b-df-hj-np-tv-xz]{2}[aeiouyæøå]|[b-df-hj-np-tv-xz][aeiouyæøå]{2})(?:a|en|er|et|ene)s?$/,(_,stem)=>{
shortened.push(stem);return stem;})`

/**
 * Whether a result has the words that were asked for; `l`, `scores` and `vms` tell which it has, in its text and beside it.
 * Where a shard lacks a word, Pagefind answers with the longest beginning of it that is one, "ny" for "nyttårsrakett". That
 * is a form of it only where it is short and an ending makes the difference. Of words as short as "bru" it is told whether
 * they are there, or only such as begin so: brukes.
 */
const hasEveryWord = String.raw`(result)=>{
const {l,scores,vms}=result;
const there=[...l.map(({v})=>v?.ws),...(scores??[]).map(({w})=>w),...(vms??[]).flatMap(({mt})=>mt)].filter(Boolean);
result.isWhole=true;
return exact_search||(search_keywords??[]).every((keyword)=>{
const word=keyword.replace(/[^\p{L}\p{N}]+/gu,"");
if(there.some((other)=>isForm(word,other)||isForm(other,word)))return true;
if(word.length<4)result.isWhole=false;
return !shortened.includes(word)&&there.some((other)=>other.startsWith(word));
});}`

/** Whoever looks for "bru" or "EU" is not shown "brukes" and "Europa", unless nothing else is there. */
const wholeOnes = 'const found=search2.flatMap((s)=>s.results),whole=found.filter(({isWhole})=>isWhole);'

/**
 * A word counts for as much as it is rare in its shard, and none is in a small one: the newest stories came last. The words
 * themselves in a headline count for more than all else, also more than longer words that begin with them.
 */
const score = String.raw`({s,vms})=>s/(query_term_idfs??[]).reduce((sum,{i})=>sum+i,0.001)+
(search_keywords?.every((word)=>vms?.some(({fn,mt})=>fn==="title"&&mt.includes(word)))?99:0)`
