/** Backups of a blog as Blogger and WordPress write them, piece by piece, with everything in them that is no article. */
export interface BlogSize {
  readonly posts: number;
  readonly comments: number;
  /** Of each kind that is no article. */
  readonly others: number;
  /** Characters of each post. */
  readonly length?: number;
}

const subjects = [
  'Why muscles knot',
  'Cupping &amp; sleep',
  'Schröpfen für Anfänger',
  'Ventouses à l’été',
  'Acupuntura y migraña',
  '拔罐与针灸',
  'Иглоукалывание',
  'What&#39;s gua sha?',
];
const subject = (at: number) => `${subjects[at % subjects.length]} ${at}`;
const pathOf = (at: number) => `/20${10 + (at % 16)}/0${1 + (at % 9)}/post-${at}.html`;
const paragraph = '<p style="text-align: justify;">Needles, cups & <b>patience</b>:&nbsp;it takes a few visits.</p>\n';
const html = (length: number) => paragraph.repeat(Math.max(1, Math.ceil(length / paragraph.length)));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `feed.atom` of Google Takeout. The author has a type of their own. */
export function* takeout({ posts, comments, others, length = 300 }: BlogSize): Generator<string> {
  yield `<?xml version='1.0' encoding='utf-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
  <id>tag:blogger.com,1999:blog-3213900</id>
  <title>Needles and cups</title>`;
  const body = escaped(html(length));
  const entry = (id: string, type: string, status: string, more: string, published = '2019-01-02T03:04:05Z') => `
  <entry>
    <id>tag:blogger.com,1999:blog-3213900.post-${id}</id>
    <blogger:type>${type}</blogger:type>
    <blogger:status>${status}</blogger:status>
    <author><name>Mei</name><uri>https://www.blogger.com/profile/1</uri><blogger:type>BLOGGER</blogger:type></author>
    <blogger:created>2019-01-02T03:04:05.600Z</blogger:created>
    <published>${published}</published>
    <updated>2019-01-02T03:04:05.600Z</updated>
    ${more}
  </entry>`;
  const article = (at: number | string, title: string, path: string) => `<title>${title}</title>
    <content type='html'>${body}</content>
    <blogger:metaDescription/>
    <blogger:location><blogger:name>Bellport</blogger:name><blogger:latitude>40.7</blogger:latitude></blogger:location>
    <category scheme='tag:blogger.com,1999:blog-3213900' term='cupping'/>
    <blogger:filename>${path}</blogger:filename>
    <link/><enclosure/><blogger:trashed/><!-- ${at} -->`;
  for (let at = 0; at < posts; at++) yield entry(`p${at}`, 'POST', 'LIVE', article(at, subject(at), pathOf(at)));
  for (let at = 0; at < comments; at++) {
    const parent = `<blogger:parent>tag:blogger.com,1999:blog-3213900.post-p${at}</blogger:parent><title/>`;
    const said = `<content type='html'>Nice blog, visit &lt;a href="https://spam.example"&gt;mine&lt;/a&gt;</content>`;
    yield entry(`c${at}`, 'COMMENT', ['LIVE', 'SPAM', 'GHOSTED'][at % 3]!, `${parent}<blogger:inReplyTo/>${said}`);
  }
  for (let at = 0; at < others; at++) {
    yield entry(`d${at}`, 'POST', 'DRAFT', article(at, 'A draft', ''));
    yield entry(`e${at}`, 'POST', 'DRAFT', article(at, 'Back to draft', `/2015/01/back-${at}.html`));
    yield entry(`s${at}`, 'POST', 'SCHEDULED', article(at, 'Soon', `/2027/01/soon-${at}.html`), '2027-01-01T00:00:00Z');
    yield entry(`f${at}`, 'POST', 'LIVE', article(at, 'Later', `/2028/01/late-${at}.html`), '2028-01-01T00:00:00Z');
    yield entry(`g${at}`, 'PAGE', 'LIVE', article(at, 'About us', `/p/about-${at}.html`));
    yield entry(`t${at}`, 'POST', 'SOFT_TRASHED', article(at, 'Thrown away', `/2014/01/gone-${at}.html`));
    const trashed = article(at, 'Thrown away', `/2013/01/gone-${at}.html`);
    yield entry(
      `u${at}`,
      'POST',
      'LIVE',
      trashed.replace('<blogger:trashed/>', '<blogger:trashed>2020-01-01T00:00:00Z</blogger:trashed>'),
    );
  }
  yield '</feed>';
}

/** “Back up content” of Blogger until 2024: template and settings are entries too, comments are told by their kind. */
export function* bloggerBackup({ posts, comments, others, length = 300 }: BlogSize): Generator<string> {
  yield `<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:georss='http://www.georss.org/georss'>
<id>tag:blogger.com,1999:blog-3213900.archive</id><title type='text'>Needles and cups</title>
<link rel='http://schemas.google.com/g/2005#feed' type='application/atom+xml' href='http://needles.blogspot.com/feeds/archive'/>
<link rel='self' type='application/atom+xml' href='http://www.blogger.com/feeds/3213900/archive'/>
<link rel='alternate' type='text/html' href='http://needles.blogspot.com/'/>`;
  const body = escaped(html(length));
  const entry = (id: string, kind: string, title: string, more: string, published = '2012-05-06T07:08:09.000-04:00') =>
    `<entry><id>tag:blogger.com,1999:blog-3213900.post-${id}</id><published>${published}</published><updated>2013-01-01T00:00:00.000-04:00</updated><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#${kind}'/><category scheme='http://www.blogger.com/atom/ns#' term='cups'/><title type='text'>${title}</title><content type='html'>${body}</content>${more}<author><name>Mei</name><uri>http://www.blogger.com/profile/1</uri></author></entry>`;
  const draft = `<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>`;
  const links = (path: string) =>
    `<link rel='replies' type='application/atom+xml' href='http://needles.blogspot.com/feeds/1/comments/default'/><link rel='edit' type='application/atom+xml' href='http://www.blogger.com/feeds/1/posts/default/1'/><link rel='alternate' type='text/html' href='http://needles.blogspot.com${path}' title='x'/>`;
  yield entry('layout', 'template', 'Template: Needles', links('/'));
  for (const setting of ['BLOG_NAME', 'BLOG_ADULT_CONTENT', 'BLOG_FEED_IN_CHANNEL'])
    yield entry(
      setting,
      'settings',
      setting,
      `<link rel='self' href='http://www.blogger.com/feeds/1/settings/${setting}'/>`,
    );
  for (let at = 0; at < posts; at++) yield entry(`${at}`, 'post', subject(at), links(pathOf(at)));
  for (let at = 0; at < comments; at++) {
    const of = `http://needles.blogspot.com${pathOf(at)}`;
    const reply = `<thr:in-reply-to href='${of}' ref='tag:blogger.com,1999:blog-3213900.post-${at}' source='http://www.blogger.com/feeds/1/posts/default/${at}' type='text/html'/>`;
    yield entry(`c${at}`, 'comment', 'Nice blog', `${links(`${pathOf(at)}?showComment=${at}#c${at}`)}${reply}`);
  }
  for (let at = 0; at < others; at++) {
    yield entry(`d${at}`, 'post', 'A draft', draft);
    yield entry(`e${at}`, 'post', 'Back to draft', `${draft}${links(`/2011/01/back-${at}.html`)}`);
    yield entry(`s${at}`, 'post', 'Soon', links(`/2028/01/soon-${at}.html`), '2028-01-01T00:00:00.000-04:00');
    yield entry(`g${at}`, 'page', 'About us', links(`/p/about-${at}.html`));
  }
  yield '</feed>';
}

/** WordPress eXtended RSS, “Export all content”. A post may speak of `</item>`. */
export function* wordpress({ posts, comments, others, length = 300 }: BlogSize): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file generated by WordPress as an export of your site. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Needles and cups</title><link>https://needles.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://needles.example</wp:base_site_url><wp:base_blog_url>https://needles.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[mei]]></wp:author_login></wp:author>
<wp:category><wp:term_id>1</wp:term_id><wp:cat_name><![CDATA[Cups]]></wp:cat_name></wp:category>`;
  const content = `${html(length)}<!-- wp:code --><pre>&lt;/item&gt;</item></pre>`;
  const spam = (at: number, status: string) =>
    `<wp:comment><wp:comment_id>${at}</wp:comment_id><wp:comment_author><![CDATA[Spam]]></wp:comment_author><wp:comment_approved><![CDATA[${status}]]></wp:comment_approved><wp:comment_content><![CDATA[<a href="https://spam.example">Nice</a>]]></wp:comment_content></wp:comment>`;
  const item = (id: string, type: string, status: string, title: string, link: string, more = '') =>
    `<item><title><![CDATA[${title}]]></title><link>${link}</link><pubDate>Sun, 06 May 2012 07:08:09 +0000</pubDate><dc:creator><![CDATA[mei]]></dc:creator><guid isPermaLink="false">https://needles.example/?p=${id}</guid><description></description><content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>${id}</wp:post_id><wp:post_date><![CDATA[2012-05-06 07:08:09]]></wp:post_date><wp:comment_status><![CDATA[open]]></wp:comment_status><wp:post_name><![CDATA[x-${id}]]></wp:post_name><wp:status><![CDATA[${status}]]></wp:status><wp:post_parent>0</wp:post_parent><wp:post_type><![CDATA[${type}]]></wp:post_type>${more.includes('post_password') ? '' : '<wp:post_password><![CDATA[]]></wp:post_password>'}<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>${more}</item>\n`;
  const site = 'https://needles.example';
  const page = (at: number) => `${site}${pathOf(at).replace('.html', '/')}`;
  let commented = 0;
  for (let at = 0; at < posts; at++) {
    const share = Math.ceil(((at + 1) * comments) / posts) - commented;
    const said = Array.from({ length: share }, (_, n) => spam(at * 10 + n, n % 2 ? 'spam' : '1')).join('');
    commented += share;
    yield item(
      `${at}`,
      'post',
      'publish',
      subject(at).replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
      page(at),
      said,
    );
  }
  for (let at = 0; at < others; at++) {
    const id = (kind: string) => `${kind}${at}`;
    for (const status of ['draft', 'future', 'pending', 'private', 'trash', 'auto-draft'])
      yield item(id(status), 'post', status, `A ${status}`, `${site}/?p=${id(status)}`);
    const locked = '<wp:post_password><![CDATA[secret]]></wp:post_password>';
    yield item(id('locked'), 'post', 'publish', 'For members', `${site}/locked-${at}/`, locked);
    yield item(id('page'), 'page', 'publish', 'About us', `${site}/about-${at}/`);
    const file = `<wp:attachment_url><![CDATA[${site}/wp-content/uploads/cups-${at}.jpg]]></wp:attachment_url>`;
    yield item(id('file'), 'attachment', 'inherit', 'cups', `${site}/cups-${at}/`, file);
    yield item(id('menu'), 'nav_menu_item', 'publish', 'Home', `${site}/home-${at}/`);
    yield item(id('revision'), 'revision', 'inherit', 'Why muscles knot', `${site}/?p=${id('revision')}`);
    for (const type of ['wp_block', 'wp_template', 'wp_global_styles', 'custom_css', 'product', 'elementor_library'])
      yield item(id(type), type, 'publish', type, `${site}/${type}-${at}/`);
  }
  yield '</channel></rss>';
}

/** What a post's page is below the blog, for each format. */
export const pages = {
  takeout: (at: number) => `https://blog.invalid${pathOf(at)}`,
  bloggerBackup: (at: number) => `http://needles.blogspot.com${pathOf(at)}`,
  wordpress: (at: number) => `https://needles.example${pathOf(at).replace('.html', '/')}`,
};
