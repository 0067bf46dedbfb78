import type { RemovalKind } from '../removals'

/** A text that tries to run code, to ask another server for something or to break out of its place. */
export interface HostileInput {
  technique: string
  name: string
  html: string
  /** Words that stay. */
  keeps?: string
  reports?: RemovalKind
}

const bad = 'https://evil.example'
const events = ['onerror', 'onload', 'onclick', 'onmouseover', 'onfocus', 'onanimationstart', 'ontoggle', 'onpointerrawupdate', 'onbeforeinput', 'ONERROR', 'onscrollsnapchange']

const eventInputs: HostileInput[] = events.map(event => ({
  technique: 'event attribute', name: event, html: `<p ${event}="pwned('${event}')" tabindex="0" autofocus>текст</p>`, keeps: 'текст', reports: 'event',
}))

const addressInputs: HostileInput[] = [
  ['plain', 'javascript:pwned(1)'],
  ['mixed case', 'JaVaScRiPt:pwned(1)'],
  ['tab inside', 'java\tscript:pwned(1)'],
  ['line end inside', 'java\nscript:pwned(1)'],
  ['entity', '&#106;avascript:pwned(1)'],
  ['entity without semicolon', '&#0000106avascript&#58pwned(1)'],
  ['named entities', 'javascript&colon;pwned&lpar;1&rpar;'],
  ['tab entity', 'jav&Tab;ascript:pwned(1)'],
  ['control character before', '&#1;javascript:pwned(1)'],
  ['no-break space before', '&nbsp;javascript:pwned(1)'],
  ['bidirectional mark', '\u202Ejavascript:pwned(1)'],
  ['vbscript', 'vbscript:pwned(1)'],
  ['data document', 'data:text/html,<script>pwned(1)</script>'],
  ['data with base64', 'data:text/html;base64,PHNjcmlwdD5wd25lZCgxKTwvc2NyaXB0Pg=='],
  ['blob', 'blob:https://evil.example/1'],
  ['file', 'file:///etc/passwd'],
  ['view-source', 'view-source:javascript:pwned(1)'],
  ['user in the host', 'https://bank.example@evil.example/'],
  ['protocol-relative', '//evil.example/'],
  ['backslashes', '\\\\evil.example\\'],
  ['relative', '/logout'],
  ['fragment', '#pwned'],
  ['own scheme', 'crm-file:12'],
  ['nested url', 'feed:javascript:pwned(1)'],
  ['mail with a header', 'mailto:a@b.example%0Abcc:all@evil.example'],
].map(([name, address]) => ({ technique: 'link scheme', name: name!, html: `<p><a href="${address}">купить билет</a></p>`, keeps: 'купить билет', reports: 'link' as const }))

const imageInputs: HostileInput[] = [
  ['javascript', 'javascript:pwned(1)'],
  ['data', 'data:image/svg+xml,<svg onload=pwned(1) xmlns=http://www.w3.org/2000/svg>'],
  ['data picture', 'data:image/png;base64,iVBORw0KGgo='],
  ['blob', 'blob:https://evil.example/1'],
  ['http', 'http://evil.example/1.png'],
  ['relative', 'x'],
  ['key of an employee', 'https://evil.example/1.png?auth=abcdef'],
  ['own scheme with a path', 'crm-file:../12'],
  ['own scheme with letters', 'crm-file:12a'],
].map(([name, address]) => ({ technique: 'picture address', name: name!, html: `<p>фото <img src="${address}" onerror="pwned(1)"></p>`, keeps: 'фото', reports: 'image' as const }))

export const hostileInputs: HostileInput[] = [
  ...eventInputs,
  ...addressInputs,
  ...imageInputs,
  { technique: 'script', name: 'plain', html: '<p>до</p><script>pwned(1)</script>', keeps: 'до', reports: 'script' },
  { technique: 'script', name: 'from elsewhere', html: `<script src="${bad}/1.js"></script>`, reports: 'script' },
  { technique: 'script', name: 'unclosed', html: '<p>до<script>pwned(1)', keeps: 'до' },
  { technique: 'script', name: 'split by a tag', html: '<scr<script>ipt>pwned(1)</scr</script>ipt>' },
  { technique: 'script', name: 'in upper case with junk', html: '<SCRIPT/x a=">">pwned(1)</SCRIPT >' },
  { technique: 'foreign content', name: 'svg with a script', html: '<svg><script>pwned(1)</script></svg>', reports: 'foreign' },
  { technique: 'foreign content', name: 'svg onload', html: '<svg onload=pwned(1)><circle r=1></svg>', reports: 'foreign' },
  { technique: 'foreign content', name: 'svg animation of href', html: '<svg><a><animate attributeName=href values=javascript:pwned(1) /><text y=20>нажмите</text></a></svg>', reports: 'foreign' },
  { technique: 'foreign content', name: 'svg use', html: `<svg><use href="${bad}/x.svg#a"/></svg>`, reports: 'foreign' },
  { technique: 'foreign content', name: 'svg foreignObject', html: '<svg><foreignObject><img src=x onerror=pwned(1)></foreignObject></svg>', reports: 'foreign' },
  { technique: 'foreign content', name: 'math link', html: '<math href="javascript:pwned(1)"><mi>x</mi></math>', reports: 'foreign' },
  { technique: 'foreign content', name: 'math annotation', html: '<math><annotation-xml encoding="text/html"><img src=x onerror=pwned(1)></annotation-xml></math>', reports: 'foreign' },
  { technique: 'broken nesting', name: 'style in math in table', html: '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned(1)&gt;">' },
  { technique: 'broken nesting', name: 'form in math', html: '<form><math><mtext></form><form><mglyph><style></math><img src onerror=pwned(1)>' },
  { technique: 'broken nesting', name: 'svg style in p', html: '<svg></p><style><a id="</style><img src=1 onerror=pwned(1)>">' },
  { technique: 'broken nesting', name: 'noscript', html: '<noscript><p title="</noscript><img src=x onerror=pwned(1)>">' },
  { technique: 'broken nesting', name: 'title in svg', html: '<svg><title><style><img src=x onerror=pwned(1)></style></title></svg>' },
  { technique: 'broken nesting', name: 'textarea', html: '<textarea></textarea><img src=x onerror=pwned(1)></textarea>' },
  { technique: 'broken nesting', name: 'xmp', html: '<xmp></xmp><img src=x onerror=pwned(1)></xmp>' },
  { technique: 'broken nesting', name: 'noembed', html: '<noembed><img title="</noembed><img src=x onerror=pwned(1)>"></noembed>' },
  { technique: 'broken nesting', name: 'select', html: '<select><option><style></option></select><img src=x onerror=pwned(1)></style>' },
  { technique: 'broken nesting', name: 'paragraph in a button in a paragraph', html: '<p>раз<button><p>два</p></button>три</p>', keeps: 'три', reports: 'form' },
  { technique: 'broken nesting', name: 'link in a marquee in a link', html: `<a href="https://a.example/"><marquee><a href="https://b.example/">ссылка</a></marquee></a>`, keeps: 'ссылка' },
  { technique: 'broken nesting', name: 'text in a table', html: '<table><p>цены<tr><td>1<script>pwned(1)</script></table>', keeps: 'цены' },
  { technique: 'broken nesting', name: 'comment that ends early', html: '<!--><img src=x onerror=pwned(1)>-->' },
  { technique: 'broken nesting', name: 'comment with a bang', html: '<!--x--!><img src=x onerror=pwned(1)>' },
  { technique: 'broken nesting', name: 'processing instruction', html: '<?xml-stylesheet href="javascript:pwned(1)"?><img src=x onerror=pwned(1)>' },
  { technique: 'broken nesting', name: 'CDATA in svg', html: '<svg><![CDATA[><img src=x onerror=pwned(1)>]]></svg>' },
  { technique: 'broken nesting', name: 'plaintext', html: '<p>до</p><plaintext><img src=x onerror=pwned(1)>', keeps: 'до' },
  { technique: 'broken nesting', name: 'attribute with an end of comment', html: '<p>фото <img src="https://a.example/1.png" alt="--><script>pwned(1)</script>"></p>', keeps: 'фото' },
  { technique: 'clobbering', name: 'form with attributes', html: '<form id="body"><input name="attributes"><input name="parentNode"><input name="childNodes"></form>', reports: 'form' },
  { technique: 'clobbering', name: 'removeChild', html: '<form onmouseover=pwned(1)><input name="removeChild"><input name="removeAttribute"><input name=nodeName></form>' },
  { technique: 'clobbering', name: 'named picture', html: '<img name="getElementById" src=x onerror=pwned(1)><a id="location" name="href" href="javascript:pwned(1)">а</a>', keeps: 'а' },
  { technique: 'clobbering', name: 'localName', html: '<form><input name=localName><input name=namespaceURI><script>pwned(1)</script></form>' },
  { technique: 'style', name: 'element', html: `<style>@import url(${bad}/1.css);</style><p>а</p>`, keeps: 'а', reports: 'style' },
  { technique: 'style', name: 'attribute', html: `<p style="background:url(${bad}/1.png);position:fixed;inset:0">а</p>`, keeps: 'а', reports: 'style' },
  { technique: 'style', name: 'link', html: `<link rel=stylesheet href="${bad}/1.css">`, reports: 'style' },
  { technique: 'style', name: 'class of the page', html: '<p class="dialog-overlay align-center">а</p>', keeps: 'а', reports: 'attribute' },
  { technique: 'style', name: 'background attribute', html: `<table background="${bad}/1.png"><tr><td background="${bad}/2.png">а</table>`, keeps: 'а', reports: 'attribute' },
  { technique: 'template', name: 'template element', html: '<template><img src=x onerror=pwned(1)></template>', reports: 'template' },
  { technique: 'template', name: 'shadow root', html: '<div><template shadowrootmode=open><img src=x onerror=pwned(1)></template></div>' },
  { technique: 'template', name: 'mustaches', html: '<p>{{ constructor.constructor("pwned(1)")() }}</p>', keeps: '{{' },
  { technique: 'template', name: 'directives', html: '<p v-on:click="pwned(1)" @click="pwned(2)" :href="x">а</p>', keeps: 'а' },
  { technique: 'frame', name: 'iframe', html: `<iframe src="${bad}/"></iframe>`, reports: 'frame' },
  { technique: 'frame', name: 'iframe with srcdoc', html: '<iframe srcdoc="<script>parent.pwned(1)</script>"></iframe>', reports: 'frame' },
  { technique: 'frame', name: 'object', html: `<object data="${bad}/1.swf"><p>замена</p></object>`, reports: 'frame' },
  { technique: 'frame', name: 'embed', html: `<embed src="${bad}/1.swf">`, reports: 'frame' },
  { technique: 'frame', name: 'frameset', html: `<frameset onload=pwned(1)><frame src="${bad}"></frameset>` },
  { technique: 'form', name: 'action', html: `<form action="${bad}/"><input name=a><button formaction="javascript:pwned(1)">Войти</button></form>`, keeps: 'Войти', reports: 'form' },
  { technique: 'form', name: 'picture button', html: `<input type=image src="${bad}/1.png" onerror=pwned(1)>`, reports: 'form' },
  { technique: 'document', name: 'meta refresh', html: `<meta http-equiv=refresh content="0;url=${bad}/">`, reports: 'element' },
  { technique: 'document', name: 'base', html: `<base href="${bad}/"><p>а</p>`, keeps: 'а', reports: 'element' },
  { technique: 'document', name: 'body and html attributes', html: '<html onclick=pwned(1)><body onload=pwned(1) background=x><p>а</p>', keeps: 'а' },
  { technique: 'request', name: 'srcset', html: `<img src="crm-file:1" srcset="${bad}/2.png 2x" alt="афиша">`, reports: 'attribute' },
  { technique: 'request', name: 'picture source', html: `<picture><source srcset="${bad}/1.webp"><img src="crm-file:1" alt=""></picture>`, reports: 'media' },
  { technique: 'request', name: 'ping', html: `<a href="https://a.example/" ping="${bad}/">а</a>`, keeps: 'а', reports: 'attribute' },
  { technique: 'request', name: 'video poster', html: `<video poster="${bad}/1.png" src="${bad}/1.mp4" onerror=pwned(1)>видео</video>`, keeps: 'видео', reports: 'media' },
  { technique: 'request', name: 'audio', html: `<audio autoplay src="${bad}/1.mp3"></audio>`, reports: 'media' },
  { technique: 'request', name: 'lazy source', html: `<img src="crm-file:1" data-src="${bad}/1.png" lowsrc="${bad}/2.png" dynsrc="${bad}/3.png" longdesc="${bad}/4">`, reports: 'attribute' },
  { technique: 'request', name: 'cite and usemap', html: `<blockquote cite="${bad}/"><p>а</p></blockquote><img src="crm-file:1" usemap="#m"><map name=m><area href="javascript:pwned(1)" shape=default></map>`, keeps: 'а' },
  { technique: 'custom element', name: 'is attribute', html: '<p is="x-evil">а</p><x-evil onclick="pwned(1)">б</x-evil>', keeps: 'б', reports: 'element' },
  { technique: 'details', name: 'open with toggle', html: '<details open ontoggle=pwned(1)><summary>а</summary>б</details>', keeps: 'б', reports: 'event' },
]
