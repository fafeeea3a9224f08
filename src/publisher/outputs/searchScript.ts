/**
 * Pagefind's own script, as we need it. It takes a piece of the index that could not be fetched for one in which no word
 * stands, and waits for ever where it could not fetch what it begins with; ours fails, and is asked again. It gives stories
 * that have but the beginning of a word for such as have it, and compares scores of shards that cannot be compared; ours
 * leaves out the first, and puts the second in order.
 */
export function searchScript(theirs: Uint8Array): Uint8Array {
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
    .replace('if(!fragment.raw_content){', (begins) => begins + wholeAgain)
    .replace('=results.map(', () => `=results.filter(${hasEveryWord}).map(`)
    .replace('score:result2.s*this.indexWeight', () => `score:(${score})(result2)`)
  return Buffer.from(ours)
}

const beginningOfSearch = 'async search(term,options2={}){options2={verbose:false,filters:{},sort:{},...options2};'

/** Compounds are parted for the index; a story is shown with whole words, and known by their parts as well. */
const wholeAgain = String.raw`
const parted=fragment.content.match(/\p{L}+(~\^\p{L}+)+/gu);
if(parted)fragment.meta.parts=[fragment.meta.parts,...new Set(parted)].join(" ").replaceAll("~^"," ");
fragment.content=fragment.content.replaceAll("~^","").replaceAll("~\u2060^","~^");`

/**
 * Whether a result has the words that were asked for; `l`, `scores` and `vms` tell which it has, in its text and beside it.
 * Where a shard lacks a word, Pagefind answers with the longest beginning of it that is one, "ny" for "nyttårsrakett". That
 * is a form of it only where it is short and an ending makes the difference, as the stemmer leaves short words alone: bruer.
 */
const hasEveryWord = String.raw`({l,scores,vms})=>{
const there=[...l.map(({v})=>v?.ws),...(scores??[]).map(({w})=>w),...(vms??[]).flatMap(({mt})=>mt)].filter(Boolean);
return exact_search||(search_keywords??[]).every((keyword)=>{
const word=keyword.replace(/[^\p{L}\p{N}]+/gu,"");
return there.some((other)=>other.startsWith(word)||(word.startsWith(other)&&
/^\D{0,2}(\D)\|\1?(ene|e[nrt]?|a|ane|ar)?s?$/.test(other+"|"+word.slice(other.length))));
});}`

/**
 * A word counts for as much as it is rare in its shard, and none is in a small one: the newest stories came last. The words
 * themselves in a headline count for more than all else, also more than longer words that begin with them.
 */
const score = String.raw`({s,vms})=>s/(query_term_idfs??[]).reduce((sum,{i})=>sum+i,0.001)+
(search_keywords?.every((word)=>vms?.some(({fn,mt})=>fn==="title"&&mt.includes(word)))?99:0)`
