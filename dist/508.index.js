export const id=508;export const ids=[508];export const modules={89513:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.r(__webpack_exports__);__webpack_require__.d(__webpack_exports__,{explain:()=>explain});var catalog=__webpack_require__(20771);var finding=__webpack_require__(64994);var nearest=__webpack_require__(47529);var table=__webpack_require__(48814);;const width=90;function pageText(id,page){const part=(title,lines)=>[title,...lines.map(line=>`  ${line}`),``];return[id,``,page.title,``,...part(`MEANS`,wrapped(page.means)),...page.table?part(`WHO BREAKS`,(0,table.t)(page.table)):[],...part(`WHY`,wrapped(page.why)),...part(`EXAMPLE`,page.example),...part(`WHAT TO DO`,wrapped(page.remedy)),...part(`EXIT CODE`,[exitText(page)]),`SEE ALSO  docs/findings/${id}.md`].join(`
`)}function pagesText(pages){const column=Math.max(...Object.keys(pages).map(id=>id.length))+2;const lines=Object.entries(pages).map(([id,{title}])=>`${id.padEnd(column)}${title}`);return[...lines,``,"`wasmwright explain ID` has more about each."].join(`
`)}function pageMarkdown(id,page){const{title,means,why,example,remedy,table=[]}=page;return`# \`${id}\`

${title}.

${means.join(` `)}

${tableMarkdown(table)}## Why it matters

${why.join(` `)}

## Example

\`\`\`text
${example.join(`
`)}
\`\`\`

## What to do

${remedy.join(` `)}

Exit code: ${exitText(page)}
`}function tableMarkdown([headings,...rows]){if(!headings)return``;const line=cells=>`| ${cells.join(` | `)} |\n`;return`## Who breaks\n\n${line(headings)}${line(headings.map(()=>`:--`))}${rows.map(line).join(``)}\n`}function indexMarkdown(pages){const rows=Object.entries(pages).map(([id,{title,blames}])=>`| [\`${id}\`](${id}.md) | ${title} | ${exitCodes[blames]} |`);return`# Findings

What \`wasmwright\` can find, with the exit code when it is an error. \`wasmwright explain ID\` shows the same pages.

| id | what it is | exit code |
| :-- | :-- | --: |
${rows.join(`
`)}
`}const blamed={sources:`the sources are wrong`,project:`the project or its environment is wrong`,wasmwright:`a bug`};const exitText=({blames})=>`${catalog.h[blames]} when it is an error: ${blamed[blames]}`;function wrapped(sentences){const lines=[];let line=``;for(const word of sentences.join(` `).split(` `)){if(line!==``&&line.length+word.length+3>width){lines.push(line);line=word}else line=line===``?word:`${line} ${word}`}return[...lines,line]};const explain=async({subject})=>{const pages=subject===undefined?catalog.U:{[subject]:pageOf(subject)};return{text:subject===undefined?pagesText(pages):pageText(subject,pageOf(subject)),document:{pages:Object.entries(pages).map(([id,page])=>({id,...page}))},findings:[]}};function pageOf(id){if(Object.hasOwn(catalog.U,id))return catalog.U[id];const help=(0,nearest.p)(id,Object.keys(catalog.U))??"`wasmwright explain` lists all findings";throw new finding.VG((0,finding.z3)(`usage`,`there is no finding \`${id}\``,{help}))}}),64994:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{$e:()=>warning,Hx:()=>everyOrStop,N4:()=>note,VG:()=>Stop,z3:()=>error});var p_limit__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(70370);function error(id,message,details={}){return{id,severity:`error`,message,...details}}function warning(id,message,details={}){return{id,severity:`warning`,message,...details}}function note(id,message,details={}){return{id,severity:`note`,message,...details}}class Stop extends Error{findings;constructor(...findings){super(findings.map(finding=>finding.message).join(`; `));this.findings=findings}}async function everyOrStop(items,work){const findings=[];const atOnce=(0,p_limit__WEBPACK_IMPORTED_MODULE_0__.A)(16);const settled=await Promise.allSettled([...items].map(item=>atOnce(async()=>work(item))));const results=settled.flatMap(result=>{if(result.status===`fulfilled`)return[result.value];if(!(result.reason instanceof Stop))throw result.reason;findings.push(...result.reason.findings);return[]});const distinct=new Map(findings.map(finding=>[JSON.stringify(finding),finding]));if(distinct.size>0)throw new Stop(...distinct.values());return results}}),47529:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{p:()=>nearest});var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(21916);function nearest(name,known){if(known.length===0)return undefined;const best=(0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.kp)(name,known);const near=(0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__.Io)(name,best)<=Math.max(2,Math.floor(name.length/3));return near?`did you mean \`${best}\`?`:undefined}}),49836:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{V2:()=>isWasi,jY:()=>unversioned,u4:()=>track});function track(name){const match=/^(?<path>.*)@(?<major>\d+)\.(?<minor>\d+)\.(?<patch>\d+)(?<rest>[-+].*)?$/.exec(name);const{path,major,minor,patch,rest}=match?.groups??{};if(!match||rest?.startsWith(`-`))return name;if(major!==`0`)return`${path}@${major}`;return minor!==`0`?`${path}@0.${minor}`:`${path}@0.0.${patch}`}const unversioned=name=>name.replace(/@.*$/,``);const isWasi=name=>name.startsWith(`wasi:`)}),48814:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{t:()=>table});function table(rows,{right=[]}={}){const widths=[];for(const row of rows)for(const[i,cell]of row.entries())widths[i]=Math.max(widths[i]??0,cell.length);return rows.map(row=>row.map((cell,i)=>right.includes(i)?cell.padStart(widths[i]??0):cell.padEnd(widths[i]??0)).join(`  `).trimEnd())}})};