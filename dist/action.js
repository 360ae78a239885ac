const e=(e,t)=>(e[`INPUT_${t.toUpperCase()}`]??``).trim(),t=e=>i(`add-mask`,e),n=e=>i(`error`,e);function r(e,t){let n=e.GITHUB_OUTPUT;n&&process.getBuiltinModule(`node:fs`).appendFileSync(n,`verdict<<end-of-verdict\n${t}\nend-of-verdict\n`)}function i(e,t){let n=t.replaceAll(`%`,`%25`).replaceAll(`\r`,`%0D`).replaceAll(`
`,`%0A`);process.stdout.write(`::${e}::${n}\n`)}const a=(e,t)=>({authorization:`token ${e}`,"user-agent":t});function o(e,t,n,r,i){let o=JSON.stringify(n),s=e(t,{method:`POST`,headers:{...a(r,i),accept:`application/vnd.github.v3+json`,"content-type":`application/json; charset=utf-8`},body:o});return s.catch(()=>void 0),{address:t,body:o,answer:s}}function s({address:e,body:t,answer:n},r){let i=!0;return(a,o)=>!i||a!==e||o?.body!==t?r(a,o):(i=!1,n)}const c=({status:e,url:t,headers:n},r)=>({status:e,url:t,headers:n,text:async()=>r,arrayBuffer:async()=>new TextEncoder().encode(r).buffer});function l(e,t){return/SELF_SIGNED|^UNABLE_TO_|^CERT_(?:UNTRUSTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG)|^INVALID_CA$/u.test(e)?`the certificate of ${t} is signed by nobody whom this machine knows (${e}): set NODE_EXTRA_CA_CERTS to a file with the certificate of your company's authority`:e.startsWith(`CERT_`)?`the certificate of ${t} does not hold today (${e}): look at it, and at the clock of this machine`:/ALTNAME|HOSTNAME_MISMATCH/u.test(e)?`the certificate of ${t} is for another name (${e})`:/^(?:EPROTO|ERR_SSL_)/u.test(e)?`${t} does not speak TLS as this machine does (${e})`:e===`ERR_INVALID_PROTOCOL`?`the address of ${t} begins with neither https:// nor http://`:null}const u=(e,t)=>typeof e==`string`&&/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/u.test(e)?`the proxy that ${t} names cannot be reached (${e})`:null,d=(e,t,n)=>e===407?`the proxy that ${t} names asks for a user and a password, or for others than it was given (407)`:`the proxy that ${t} names refused the connection to ${n} (${e}): it has to let it through`;function f(e,t){let n=/^([a-z][a-z\d+.-]{0,20}):\/\//iu.exec(t??``)?.[1];return`${e} does not name a proxy as http://host:port.${n===void 0||/^https?$/iu.test(n)?``:` Proxies of the scheme ${n} are not used.`}`}const p={budget:15e4,attempt:3e4,longestWait:6e4},m=[400,1200,3600];var h=class extends Error{name=`OutOfTime`},g=class extends Error{name=`NoAnswer`;kind;constructor(e,t=`lasting`,n){super(e,n),this.kind=t}};function _(e){let t=0,n=()=>e.budget-t,r=async n=>{let r=e.now();try{return await n()}finally{t+=e.now()-r}};return async(t,i={})=>{let a=v(i.method??`GET`,t);for(let o=0;;o+=1){if(n()<=0)throw new h(`GitHub did not answer within the ${Math.round(e.budget/1e3)} seconds of this run`);let s=await r(()=>y(e,t,i,Math.min(e.attempt,n()))),c=b(s,o,a,e);if(c===null){if(s.outcome===`answered`)return s.response;throw new g(s.why,s.outcome===`page`?`lasting`:s.outcome,{cause:s.cause})}if(c>Math.min(e.longestWait,n())){if(s.outcome===`answered`)return s.response;throw new h(s.why,{cause:s.cause})}await r(()=>e.sleep(c))}}}function v(e,t){if(e.toUpperCase()!==`POST`)return!0;let n=new URL(t).pathname;return n.endsWith(`/graphql`)||/\/statuses\/[0-9a-f]+$|\/issues\/\d+\/labels$|\/requested_reviewers$/u.test(n)}async function y(e,t,n,r){try{let i=AbortSignal.timeout(Math.max(1,Math.ceil(r))),a=await e.fetch(t,{...n,signal:i}),o=await a.text();return a.status>=200&&a.status<300&&a.status!==204&&!w(o)?S(a)?{outcome:`lost`,why:`GitHub sent an answer that is not JSON`,cause:null}:{outcome:`page`,why:`the answer is a page, and not what GitHub's API sends (${C(a)}): does something stand between this machine and ${new URL(t).host}, such as a proxy with a page of its own?`,cause:null}:{outcome:`answered`,response:c(a,o)}}catch(e){if(e instanceof g)throw e;let n=T(e),r=n===null?null:l(n,new URL(t).host);if(r!==null)throw new g(r,`lasting`,{cause:e});let i=n!==null&&[`ECONNREFUSED`,`ENOTFOUND`,`EAI_AGAIN`].includes(n),a=e instanceof Error&&e.name===`TimeoutError`?`GitHub took too long to answer`:`the connection to GitHub broke${n===null?``:` (${n})`}`;return i?{outcome:`unreached`,why:a,cause:e}:{outcome:`lost`,why:a,cause:e}}}function b(e,t,n,r){let i=m[t];if(i===void 0)return null;if(e.outcome===`unreached`)return i;if(e.outcome===`page`)return n&&t===0?i:null;if(e.outcome===`lost`)return n?i:null;let{status:a,headers:o}=e.response,s=x(o,r.now());return a===429?Math.max(s??0,i):a===403?s:a>=500&&n?Math.max(s??0,i):null}function x(e,t){let n=e.get(`retry-after`);if(n&&/^\d{1,9}$/u.test(n.trim()))return Number(n)*1e3;let r=e.get(`x-ratelimit-reset`);return e.get(`x-ratelimit-remaining`)===`0`&&r&&/^\d{1,12}$/u.test(r)?Math.max(0,Number(r)*1e3-t):null}const S=e=>e.headers.get(`content-type`)?.includes(`json`)??!1,C=e=>/^[\w/+.-]{1,60}/u.exec(e.headers.get(`content-type`)??``)?.[0]??`no type`;function w(e){try{return JSON.parse(e),!0}catch{return!1}}function T(e){for(let t=e,n=0;t instanceof Error&&n<5;t=t.cause,n+=1)if(`code`in t&&typeof t.code==`string`)return t.code;return null}function ee(e,t){let n=t.startsWith(`https:`)?`https`:`http`,r=t=>Object.keys(e).find(n=>n.toLowerCase()===t&&e[n]);return r(`${n}_proxy`)??r(`all_proxy`)??null}function te({proxy:e=()=>null,variable:t=``,sent:n=()=>void 0}={}){let r=new Map,i=n=>{let i=r.get(n.origin);if(i!==void 0)return i;let a=e(n.href),o={agent:a??new(E(n)).Agent({keepAlive:!0}),through:a===null?null:t};return r.set(n.origin,o),o};return async(e,t={})=>{for(let[r,a]=[new URL(e),0];;a+=1){let e=i(r),o=await ne(r,t,e,n);if(o.statusCode===407&&e.through!==null)throw o.destroy(),new g(d(407,e.through,r.host));let s=O(o,await re(o,t.signal),r),c=k(s,r);if(c===null||a===3)return s;r=c}}}const E=({protocol:e})=>process.getBuiltinModule(e===`https:`?`node:https`:`node:http`);function ne(e,t,{agent:n,through:r},i){let{method:a=`GET`,headers:o={},body:s,signal:c}=t;return new Promise((t,l)=>{let f=s===void 0?{}:{"content-length":String(Buffer.byteLength(s))},p=E(e).request(e,{method:a,agent:n,headers:{...o,...f,"accept-encoding":`gzip`}}),m=()=>void p.destroy(D(c));c?.addEventListener(`abort`,m),p.once(`close`,()=>c?.removeEventListener(`abort`,m)),p.on(`error`,e=>{let t=r===null?null:u(e.code,r);l(t===null?e:new g(t,`lasting`,{cause:e}))}),p.once(`proxyConnect`,({statusCode:t=0})=>{e.protocol===`https:`&&t!==200&&r!==null&&p.destroy(t<500?new g(d(t,r,e.host)):Object.assign(Error(`no tunnel`),{code:`the proxy answered ${t}`}))}),p.once(`response`,t),p.once(`finish`,i),p.end(s)})}async function re(e,t){let n=[];await new Promise((r,i)=>{e.on(`data`,e=>n.push(e)),e.once(`end`,r),e.once(`error`,e=>i(D(t)??e))}),await new Promise(e=>setImmediate(e));let r=Buffer.concat(n);return(e.headers[`content-encoding`]===`gzip`&&r.length>0?process.getBuiltinModule(`node:zlib`).gunzipSync(r):r).toString(`utf8`)}function D(e){let t=e?.reason;return t instanceof Error?t:void 0}function O(e,t,n){let r=Object.entries(e.headers).map(([e,t=``])=>[e,String(t)]);return c({status:e.statusCode??0,url:n.href,headers:new Map(r)},t)}function k({status:e,headers:t},n){let r=t.get(`location`);if(![301,302,307,308].includes(e)||!r||!URL.canParse(r,n.href))return null;let i=new URL(r,n.href);return i.origin===n.origin?i:null}const A=(e,t)=>typeof e==`object`&&e?Object.getOwnPropertyDescriptor(e,t)?.value:void 0,j=e=>typeof e==`string`&&/^[0-9a-f]{40,64}$/u.test(e),M=e=>Number.isSafeInteger(e)&&Number(e)>0,N=[`pull-request`,`pull_request`];function ie(e,t,n){if(n.trim()!==``)return F(n,"the input `pull-request`");switch(e){case`pull_request`:case`pull_request_target`:{let n=A(t,`pull_request`),[r,i]=[A(n,`number`),A(A(n,`head`),`sha`)];return typeof A(t,`action`)!=`string`||!M(r)||!j(i)?{type:`unusable`,reason:`the ${e} event names no pull request`}:A(t,`action`)===`closed`?{type:`ignored`,reason:`the pull request is closed`}:{type:`pull-request`,number:r,head:i}}case`issue_comment`:return ae(t);case`merge_group`:{let e=A(t,`merge_group`),[n,r,i]=[A(e,`base_sha`),A(e,`head_sha`),A(e,`base_ref`)];return typeof A(t,`action`)!=`string`||!j(n)||!j(r)||typeof i!=`string`?{type:`unusable`,reason:`the merge_group event names no commits`}:A(t,`action`)===`destroyed`?{type:`ignored`,reason:`the merge group was taken apart`}:{type:`merge-group`,base:n,head:r,baseRef:i.replace(/^refs\/heads\//u,``),number:P(e)}}case`workflow_dispatch`:{let e=N.map(e=>A(A(t,`inputs`),e)).find(e=>e!==void 0&&e!==``);return typeof e==`string`||typeof e==`number`?F(String(e),"the workflow input `pull-request`"):{type:`unusable`,reason:"a dispatched run has to say which pull request to check: set the input `pull-request` to its number"}}default:return{type:`ignored`,reason:`${/^\w{1,40}$/u.test(e)?e:`this`} events are not used`}}}function ae(e){let[t,n,r]=[A(e,`issue`),A(e,`comment`),A(e,`action`)],[i,a]=[A(t,`number`),A(n,`id`)];return typeof r!=`string`||!M(i)||!M(a)?{type:`unusable`,reason:`the issue_comment event names no comment`}:typeof A(t,`pull_request`)!=`object`||A(t,`pull_request`)===null?{type:`ignored`,reason:`the comment is on an issue, and packets are judged on pull requests`}:A(t,`state`)===`closed`?{type:`ignored`,reason:`the pull request is closed`}:A(A(n,`user`),`type`)===`Bot`?{type:`ignored`,reason:`the comment is of a bot`}:[A(n,`body`),A(A(A(e,`changes`),`body`),`from`)].some(e=>typeof e==`string`&&/\/readiness/iu.test(e))?{type:`pull-request`,number:i,head:null,...r===`created`&&{comment:String(a)}}:{type:`ignored`,reason:`the comment holds no command`}}function P(e){let t=A(e,`head_ref`),n=typeof t==`string`?/^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,8})-[0-9a-f]{40,64}$/u.exec(t):null;return n?Number(n[1]):null}function F(e,t){let n=/^\s*#?([1-9]\d{0,8})\s*$/u.exec(e);return n?{type:`pull-request`,number:Number(n[1]),head:null}:{type:`unusable`,reason:`${t} has to be the number of a pull request, such as 12`}}const I=`
fragment blob on Blob { byteSize isBinary isTruncated text }`,L=`
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
}${I}`,R=`
fragment files on PullRequestChangedFileConnection {
  totalCount
  pageInfo { hasNextPage endCursor }
  nodes { path changeType }
}`,z=`
fragment comments on IssueCommentConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    fullDatabaseId url body isMinimized viewerDidAuthor createdAt lastEditedAt
    author { is: __typename login ... on User { databaseId } }
    editor { login }
  }
}`,B=`
fragment reviews on PullRequestReviewConnection {
  pageInfo { hasNextPage endCursor }
  nodes {
    fullDatabaseId body isMinimized viewerDidAuthor submittedAt lastEditedAt state
    author { is: __typename login ... on User { databaseId } }
    editor { login }
  }
}`,V=`
query ReadinessPullRequest($owner: String!, $repo: String!, $number: Int!, $settings: String!, $contents: Boolean!) {
  repository(owner: $owner, name: $repo) {
    ...rules
    pullRequest(number: $number) {
      isDraft
      baseRefName
      headRefOid
      headRepository { url }
      createdAt
      author { login ... on User { databaseId } }
      files(first: 100) { ...files }
      comments(first: 100) { ...comments }
      reviews(first: 100) { ...reviews }
    }
  }
}${L}${R}${z}${B}`,H=`
query ReadinessMore($owner: String!, $repo: String!, $number: Int!, $moreFiles: Boolean!, $filesAfter: String, $moreComments: Boolean!, $commentsAfter: String, $moreReviews: Boolean!, $reviewsAfter: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      files(first: 100, after: $filesAfter) @include(if: $moreFiles) { ...files }
      comments(first: 100, after: $commentsAfter) @include(if: $moreComments) { ...comments }
      reviews(first: 100, after: $reviewsAfter) @include(if: $moreReviews) { ...reviews }
    }
  }
}${R}${z}${B}`,U=`
query ReadinessAround($owner: String!, $repo: String!, $number: Int!, $labels: Boolean!, $requests: Boolean!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      labels(first: 100) @include(if: $labels) { nodes { name } }
      timelineItems(first: 100, after: $after, itemTypes: [REVIEW_REQUESTED_EVENT]) @include(if: $requests) {
        pageInfo { hasNextPage endCursor }
        nodes {
          ... on ReviewRequestedEvent {
            requestedReviewer {
              ... on User { login }
              ... on Bot { login }
              ... on Mannequin { login }
              ... on Team { combinedSlug }
            }
          }
        }
      }
    }
  }
}`,W=`
query ReadinessNewestComments($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { headRefOid comments(last: 100) { ...comments } }
  }
}${z}`,G=`
query ReadinessOpenPulls($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: OPEN, first: 50, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number isDraft baseRefName headRefOid createdAt files(first: 100) { ...files } }
    }
  }
}${R}`,K=`
query ReadinessRules($owner: String!, $repo: String!, $number: Int!, $named: Boolean!, $settings: String!, $contents: Boolean!) {
  repository(owner: $owner, name: $repo) {
    ...rules
    pullRequest(number: $number) @include(if: $named) {
      createdAt
      headRefOid
      author { login ... on User { databaseId } }
      comments(first: 100) { ...comments }
      reviews(first: 100) { ...reviews }
    }
  }
}${L}${z}${B}`,q=(e,t,n,r)=>{let i={owner:e,repo:t,number:n.number??0,settings:r,contents:!0};return n.type===`pull-request`?{query:V,variables:i}:{query:K,variables:{...i,named:n.number!==null}}};function oe(e,t,n){let r=n.map((e,t)=>`$t${t}: String!`),i=n.map((e,t)=>`t${t}: object(expression: $t${t}) { ... on Tree { entries { name type object { ... on Tree { entries { name type } } } } } }`);return{query:`
query ReadinessTrees(${[`$owner: String!`,`$repo: String!`,...r].join(`, `)}) {
  repository(owner: $owner, name: $repo) {
    id
    ${i.join(`
    `)}
  }
}`,variables:{owner:e,repo:t,...Object.fromEntries(n.map((e,t)=>[`t${t}`,e]))}}}function J(){let e=[],t={};return{declared:e,variables:t,declare:(n,r,i)=>(e.push(`$${n}: ${r}`),t[n]=i,`$${n}`)}}const Y=(e,t)=>e.map(({owner:e,repo:n,ref:r,path:i},a)=>`e${a}: repository(owner: ${t(`o${a}`,`String!`,e)}, name: ${t(`r${a}`,`String!`,n)}) {
    isPrivate
    file: object(expression: ${t(`e${a}`,`String!`,`${r}:${i}`)}) { is: __typename ...blob }
    commit: object(expression: ${t(`c${a}`,`String!`,r)}) { oid ... on Tag { target { oid } } }
  }`);function se(e){let{declared:t,variables:n,declare:r}=J(),i=Y(e,r);return{query:`
query ReadinessElsewhere(${t.join(`, `)}) {
  ${i.join(`
  `)}
}${I}`,variables:n}}function ce(e,t,n,r,i){let{declared:a,variables:o,declare:s}=J();s(`owner`,`String!`,e),s(`repo`,`String!`,t);let c=r.map((e,t)=>`f${t}: object(expression: ${s(`f${t}`,`String!`,e)}) { is: __typename ...blob }`);n!==null&&c.push(`pullRequest(number: ${s(`number`,`Int!`,n)}) { headRefOid }`);let l=Y(i,s);return{query:`
query ReadinessBlobs(${a.join(`, `)}) {
  repository(owner: $owner, name: $repo) {
    id
    ${c.join(`
    `)}
  }
  ${l.join(`
  `)}
}${I}`,variables:o}}const X=`0.1.0`;async function le(n){let i=e(n,`token`);if(i===``)return $("The input `token` is empty. Leave it out to use the token of the job.",3);t(i);let a=e(n,`evidence-token`);a!==``&&t(a);for(let[e,t]of[[`token`,i],[`evidence-token`,a]])if(!/^[\u0021-\u007E]*$/u.test(t??``))return $(`The input \`${e}\` holds a space, a line break or a sign that no token has: paste it again.`,3);let c=ie(n.GITHUB_EVENT_NAME??``,ue(n.GITHUB_EVENT_PATH),e(n,`pull-request`));if(c.type===`ignored`){r(n,`none`),process.stdout.write(`Nothing to check: ${c.reason}.\n`);return}if(c.type===`unusable`)return $(`There is no pull request to check: ${c.reason}.`,3);let[l,u]=(n.GITHUB_REPOSITORY??``).split(`/`);if(!l||!u)return $(`GITHUB_REPOSITORY does not name a repository: the Action has to run in a workflow.`,3);let d={api:Z(n.GITHUB_API_URL,`https://api.github.com`),graphql:Z(n.GITHUB_GRAPHQL_URL,`https://api.github.com/graphql`),server:Z(n.GITHUB_SERVER_URL,`https://github.com`)};for(let[e,t]of[[`GITHUB_API_URL`,d.api],[`GITHUB_GRAPHQL_URL`,d.graphql]])if(!URL.canParse(t)||!/^https?:/iu.test(t))return $(`${e} does not name an address as https://host/path.`,3);let m=ee(n,d.graphql),h;if(m!==null){({proxyAgent:h}=await import(`./action-proxy.js`));try{h(d.graphql)}catch{return $(f(m,n[m]),3)}}let g=`promotion-readiness/${X}`,v=e(n,`settings`)||`.github/readiness.yml`,y=q(l,u,c,v),b=()=>void 0,x=new Promise(e=>b=e),S={fetch:te({sent:()=>b(),...h&&m!==null&&{proxy:h,variable:m}}),now:Date.now,sleep:e=>new Promise(t=>setTimeout(t,e))},C=_({...p,...S}),w=o(C,d.graphql,y,i,g);await Promise.race([x,w.answer.catch(()=>void 0)]),await new Promise(e=>setImmediate(e));let{work:T}=await import(`./action-work.js`),E=await T({env:n,event:c,at:{owner:l,repo:u},settingsPath:v,evidenceToken:a,options:{token:i,addresses:d,fetch:s(w,C),userAgent:g},ways:S},()=>{Q=!0});E.failure!==null&&$(E.failure,E.exit)}function ue(e){if(e===void 0)return null;try{return JSON.parse(process.getBuiltinModule(`node:fs`).readFileSync(e,`utf8`))}catch{return null}}const Z=(e,t)=>(e||t).replace(/\/+$/u,``);let Q=!1;function $(e,t){Q||r(process.env,`error`),n(e),process.exitCode=t}le(process.env).catch(e=>{if(e instanceof Error&&`code`in e&&e.code===`ERR_MODULE_NOT_FOUND`)return $(`A part of Promotion Readiness is missing: ${e.message.slice(0,300)}. Use a released version of the Action, whose \`dist\` folder is whole. This says nothing about the packet.`,3);$(`Promotion Readiness broke down after its work was done, or before it began: ${e instanceof Error?`${e.name}: ${e.message.slice(0,300)}`:`an unknown error`}. This says nothing about the packet.`,3)});export{G as a,q as c,h as d,p as f,W as i,oe as l,a as m,U as n,ce as o,_ as p,H as r,se as s,X as t,g as u};