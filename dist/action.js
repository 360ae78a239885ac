const e=(e,t)=>(e[`INPUT_${t.toUpperCase()}`]??``).trim(),t=e=>i(`add-mask`,e),n=e=>i(`error`,e);function r(e,t){let n=e.GITHUB_OUTPUT;n&&process.getBuiltinModule(`node:fs`).appendFileSync(n,`verdict<<end-of-verdict\n${t}\nend-of-verdict\n`)}function i(e,t){let n=t.replaceAll(`%`,`%25`).replaceAll(`\r`,`%0D`).replaceAll(`
`,`%0A`);process.stdout.write(`::${e}::${n}\n`)}const a=(e,t)=>({authorization:`token ${e}`,"user-agent":t});function o(e,t,n,r,i){let o=JSON.stringify(n),s=e(t,{method:`POST`,headers:{...a(r,i),accept:`application/vnd.github.v3+json`,"content-type":`application/json; charset=utf-8`},body:o});return s.catch(()=>void 0),{address:t,body:o,answer:s}}function s({address:e,body:t,answer:n},r){let i=!0;return(a,o)=>!i||a!==e||o?.body!==t?r(a,o):(i=!1,n)}const c=({status:e,url:t,headers:n},r)=>({status:e,url:t,headers:n,text:async()=>r,arrayBuffer:async()=>new TextEncoder().encode(r).buffer}),l=e=>Object.keys(e).find(t=>/^(?:https?|all)_proxy$/iu.test(t)&&e[t])??null;function u({proxy:e=()=>null,sent:t=()=>void 0}={}){let n=new Map,r=t=>{let r=n.get(t.origin)??e(t.href)??new(d(t)).Agent({keepAlive:!0});return n.set(t.origin,r),r};return async(e,n={})=>{for(let[i,a]=[new URL(e),0];;a+=1){let e=await f(i,n,r(i),t),o=h(e,await p(e,n.signal),i),s=g(o,i);if(s===null||a===3)return o;i=s}}}const d=({protocol:e})=>process.getBuiltinModule(e===`https:`?`node:https`:`node:http`);function f(e,t,n,r){let{method:i=`GET`,headers:a={},body:o,signal:s}=t;return new Promise((t,c)=>{let l=o===void 0?{}:{"content-length":String(Buffer.byteLength(o))},u=d(e).request(e,{method:i,agent:n,headers:{...a,...l,"accept-encoding":`gzip`}}),f=()=>void u.destroy(m(s));s?.addEventListener(`abort`,f),u.once(`close`,()=>s?.removeEventListener(`abort`,f)),u.on(`error`,c),u.once(`response`,t),u.once(`finish`,r),u.end(o)})}async function p(e,t){let n=[];await new Promise((r,i)=>{e.on(`data`,e=>n.push(e)),e.once(`end`,r),e.once(`error`,e=>i(m(t)??e))}),await new Promise(e=>setImmediate(e));let r=Buffer.concat(n);return(e.headers[`content-encoding`]===`gzip`&&r.length>0?process.getBuiltinModule(`node:zlib`).gunzipSync(r):r).toString(`utf8`)}function m(e){let t=e?.reason;return t instanceof Error?t:void 0}function h(e,t,n){let r=Object.entries(e.headers).map(([e,t=``])=>[e,String(t)]);return c({status:e.statusCode??0,url:n.href,headers:new Map(r)},t)}function g({status:e,headers:t},n){let r=t.get(`location`);if(![301,302,307,308].includes(e)||!r||!URL.canParse(r,n.href))return null;let i=new URL(r,n.href);return i.origin===n.origin?i:null}const _=(e,t)=>typeof e==`object`&&e?Object.getOwnPropertyDescriptor(e,t)?.value:void 0,v=e=>typeof e==`string`&&/^[0-9a-f]{40,64}$/u.test(e),y=e=>Number.isSafeInteger(e)&&Number(e)>0,b=[`pull-request`,`pull_request`];function x(e,t,n){if(n.trim()!==``)return C(n,"the input `pull-request`");switch(e){case`pull_request`:case`pull_request_target`:{let n=_(t,`pull_request`),[r,i]=[_(n,`number`),_(_(n,`head`),`sha`)];return typeof _(t,`action`)!=`string`||!y(r)||!v(i)?{type:`unusable`,reason:`the ${e} event names no pull request`}:_(t,`action`)===`closed`?{type:`ignored`,reason:`the pull request is closed`}:{type:`pull-request`,number:r,head:i}}case`merge_group`:{let e=_(t,`merge_group`),[n,r,i]=[_(e,`base_sha`),_(e,`head_sha`),_(e,`base_ref`)];return typeof _(t,`action`)!=`string`||!v(n)||!v(r)||typeof i!=`string`?{type:`unusable`,reason:`the merge_group event names no commits`}:_(t,`action`)===`destroyed`?{type:`ignored`,reason:`the merge group was taken apart`}:{type:`merge-group`,base:n,head:r,baseRef:i.replace(/^refs\/heads\//u,``),number:S(e)}}case`workflow_dispatch`:{let e=b.map(e=>_(_(t,`inputs`),e)).find(e=>e!==void 0&&e!==``);return typeof e==`string`||typeof e==`number`?C(String(e),"the workflow input `pull-request`"):{type:`unusable`,reason:"a dispatched run has to say which pull request to check: set the input `pull-request` to its number"}}default:return{type:`ignored`,reason:`${/^\w{1,40}$/u.test(e)?e:`this`} events are not used`}}}function S(e){let t=_(e,`head_ref`),n=typeof t==`string`?/^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,8})-[0-9a-f]{40,64}$/u.exec(t):null;return n?Number(n[1]):null}function C(e,t){let n=/^\s*#?([1-9]\d{0,8})\s*$/u.exec(e);return n?{type:`pull-request`,number:Number(n[1]),head:null}:{type:`unusable`,reason:`${t} has to be the number of a pull request, such as 12`}}const w=`
fragment blob on Blob { byteSize isBinary isTruncated text }`,T=`
fragment rules on Repository {
  visibility
  defaultBranchRef {
    name
    target {
      oid
      ... on Commit {
        settings: file(path: $settings) { object { is: __typename ...blob } }
        ladder: file(path: "ladder") {
          object {
            ... on Tree {
              entries {
                name
                type
                object { ... on Tree { entries { name type object @include(if: $contents) { is: __typename ...blob } } } }
              }
            }
          }
        }
      }
    }
  }
}${w}`,E=`
fragment files on PullRequestChangedFileConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { path changeType }
}`,D=`
fragment comments on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes { fullDatabaseId url body isMinimized viewerDidAuthor }
}`,O=`
query ReadinessPullRequest($owner: String!, $repo: String!, $number: Int!, $settings: String!, $contents: Boolean!) {
  repository(owner: $owner, name: $repo) {
    ...rules
    pullRequest(number: $number) {
      isDraft
      baseRefName
      headRefOid
      headRepository { url }
      createdAt
      files(first: 100) { ...files }
      comments(first: 100) { ...comments }
    }
  }
}${T}${E}${D}`,k=`
query ReadinessMore($owner: String!, $repo: String!, $number: Int!, $moreFiles: Boolean!, $filesAfter: String, $moreComments: Boolean!, $commentsAfter: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      files(first: 100, after: $filesAfter) @include(if: $moreFiles) { ...files }
      comments(first: 100, after: $commentsAfter) @include(if: $moreComments) { ...comments }
    }
  }
}${E}${D}`,A=`
query ReadinessNewestComments($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { comments(last: 100) { ...comments } }
  }
}${D}`,j=`
query ReadinessRules($owner: String!, $repo: String!, $number: Int!, $named: Boolean!, $settings: String!, $contents: Boolean!) {
  repository(owner: $owner, name: $repo) {
    ...rules
    pullRequest(number: $number) @include(if: $named) { createdAt }
  }
}${T}`,M=(e,t,n,r)=>{let i={owner:e,repo:t,number:n.number??0,settings:r,contents:!0};return n.type===`pull-request`?{query:O,variables:i}:{query:j,variables:{...i,named:n.number!==null}}};function N(e,t,n,r,i){let a=[`$owner: String!`,`$repo: String!`],o={owner:e,repo:t},s=(e,t,n)=>(a.push(`$${e}: ${t}`),o[e]=n,`$${e}`),c=r.map((e,t)=>`f${t}: object(expression: ${s(`f${t}`,`String!`,e)}) { is: __typename ...blob }`);n!==null&&c.push(`pullRequest(number: ${s(`number`,`Int!`,n)}) { headRefOid }`);let l=i.map((e,t)=>`e${t}: repository(owner: ${s(`o${t}`,`String!`,e.owner)}, name: ${s(`r${t}`,`String!`,e.repo)}) {
    file: object(expression: ${s(`e${t}`,`String!`,e.expression)}) { is: __typename ...blob }
  }`);return{query:`
query ReadinessBlobs(${a.join(`, `)}) {
  repository(owner: $owner, name: $repo) {
    id
    ${c.join(`
    `)}
  }
  ${l.join(`
  `)}
}${w}`,variables:o}}const P={budget:15e4,attempt:3e4,longestWait:6e4},F=[400,1200,3600];var I=class extends Error{name=`OutOfTime`},L=class extends Error{name=`NoAnswer`};function R(e){let t=0,n=()=>e.budget-t,r=async n=>{let r=e.now();try{return await n()}finally{t+=e.now()-r}};return async(t,i={})=>{let a=z(i.method??`GET`,t);for(let o=0;;o+=1){if(n()<=0)throw new I(`GitHub did not answer within the ${Math.round(e.budget/1e3)} seconds of this run`);let s=await r(()=>B(e,t,i,Math.min(e.attempt,n()))),c=V(s,o,a,e);if(c===null){if(s.outcome===`answered`)return s.response;throw new L(s.why,{cause:s.cause})}if(c>Math.min(e.longestWait,n())){if(s.outcome===`answered`)return s.response;throw new I(s.why,{cause:s.cause})}await r(()=>e.sleep(c))}}}function z(e,t){if(e.toUpperCase()!==`POST`)return!0;let n=new URL(t).pathname;return n.endsWith(`/graphql`)||/\/statuses\/[0-9a-f]+$/u.test(n)}async function B(e,t,n,r){try{let i=AbortSignal.timeout(Math.max(1,Math.ceil(r))),a=await e.fetch(t,{...n,signal:i}),o=await a.text();return a.status>=200&&a.status<300&&U(a)&&!W(o)?{outcome:`lost`,why:`GitHub sent an answer that is not JSON`,cause:null}:{outcome:`answered`,response:c(a,o)}}catch(e){if(e instanceof L)throw e;let t=G(e),n=t!==null&&[`ECONNREFUSED`,`ENOTFOUND`,`EAI_AGAIN`].includes(t),r=e instanceof Error&&e.name===`TimeoutError`?`GitHub took too long to answer`:`the connection to GitHub broke${t===null?``:` (${t})`}`;return n?{outcome:`unreached`,why:r,cause:e}:{outcome:`lost`,why:r,cause:e}}}function V(e,t,n,r){let i=F[t];if(i===void 0)return null;if(e.outcome===`unreached`)return i;if(e.outcome===`lost`)return n?i:null;let{status:a,headers:o}=e.response,s=H(o,r.now());return a===429?Math.max(s??0,i):a===403?s:a>=500&&n?Math.max(s??0,i):null}function H(e,t){let n=e.get(`retry-after`);if(n&&/^\d{1,9}$/u.test(n.trim()))return Number(n)*1e3;let r=e.get(`x-ratelimit-reset`);return e.get(`x-ratelimit-remaining`)===`0`&&r&&/^\d{1,12}$/u.test(r)?Math.max(0,Number(r)*1e3-t):null}const U=e=>e.headers.get(`content-type`)?.includes(`json`)??!1;function W(e){try{return JSON.parse(e),!0}catch{return!1}}function G(e){for(let t=e,n=0;t instanceof Error&&n<5;t=t.cause,n+=1)if(`code`in t&&typeof t.code==`string`)return t.code;return null}const K=`0.1.0`;async function q(n){let i=e(n,`token`);if(i===``)return Z("The input `token` is empty. Leave it out to use the token of the job.",3);t(i);let a=e(n,`evidence-token`);a!==``&&t(a);for(let[e,t]of[[`token`,i],[`evidence-token`,a]])if(!/^[\u0021-\u007E]*$/u.test(t??``))return Z(`The input \`${e}\` holds a space, a line break or a sign that no token has: paste it again.`,3);let c=x(n.GITHUB_EVENT_NAME??``,J(n.GITHUB_EVENT_PATH),e(n,`pull-request`));if(c.type===`ignored`){r(n,`none`),process.stdout.write(`Nothing to check: ${c.reason}.\n`);return}if(c.type===`unusable`)return Z(`There is no pull request to check: ${c.reason}.`,3);let[d,f]=(n.GITHUB_REPOSITORY??``).split(`/`);if(!d||!f)return Z(`GITHUB_REPOSITORY does not name a repository: the Action has to run in a workflow.`,3);let p={api:Y(n.GITHUB_API_URL,`https://api.github.com`),graphql:Y(n.GITHUB_GRAPHQL_URL,`https://api.github.com/graphql`),server:Y(n.GITHUB_SERVER_URL,`https://github.com`)},m=l(n),h;if(m!==null){({proxyAgent:h}=await import(`./action-proxy.js`));try{h(p.graphql)}catch{return Z(`${m} does not name a proxy as http://host:port.`,3)}}let g=`promotion-readiness/${K}`,_=e(n,`settings`)||`.github/readiness.yml`,v=M(d,f,c,_),y=()=>void 0,b=new Promise(e=>y=e),S={fetch:u({sent:()=>y(),...h&&{proxy:h}}),now:Date.now,sleep:e=>new Promise(t=>setTimeout(t,e))},C=R({...P,...S}),w=o(C,p.graphql,v,i,g);await Promise.race([b,w.answer.catch(()=>void 0)]),await new Promise(e=>setImmediate(e));let{work:T}=await import(`./action-work.js`),E=await T({env:n,event:c,at:{owner:d,repo:f},settingsPath:_,evidenceToken:a,options:{token:i,addresses:p,fetch:s(w,C),userAgent:g},ways:S},()=>{X=!0});E.failure!==null&&Z(E.failure,E.exit)}function J(e){if(e===void 0)return null;try{return JSON.parse(process.getBuiltinModule(`node:fs`).readFileSync(e,`utf8`))}catch{return null}}const Y=(e,t)=>(e||t).replace(/\/+$/u,``);let X=!1;function Z(e,t){X||r(process.env,`error`),n(e),process.exitCode=t}q(process.env).catch(e=>{if(e instanceof Error&&`code`in e&&e.code===`ERR_MODULE_NOT_FOUND`)return Z(`A part of Promotion Readiness is missing: ${e.message.slice(0,300)}. Use a released version of the Action, whose \`dist\` folder is whole. This says nothing about the packet.`,3);Z(`Promotion Readiness broke down after its work was done, or before it began: ${e instanceof Error?`${e.name}: ${e.message.slice(0,300)}`:`an unknown error`}. This says nothing about the packet.`,3)});export{R as a,N as c,P as i,M as l,L as n,k as o,I as r,A as s,K as t,a as u};