/**
 * What people also call a large town, and the key it has in the data: nicknames, and its name in the languages we speak.
 * With its country, since others may have the name too.
 */
export function spokenNames(key: string): readonly { readonly name: string; readonly country: string }[] {
  return (known ??= read()).get(key) ?? [];
}

let known: ReadonlyMap<string, { name: string; country: string }[]> | undefined;

function read(): NonNullable<typeof known> {
  const map = new Map<string, { name: string; country: string }[]>();
  for (const line of list) {
    const [country = '', entries = ''] = line.split(': ');
    for (const entry of entries.split('|')) {
      const [name = '', said = ''] = entry.split('=');
      for (const one of said.split(',')) map.set(one, [...(map.get(one) ?? []), { name, country }]);
    }
  }
  return map;
}

const list = [
  'US: new york city=new york,ny,nyc,nueva york,纽约,нью иорк,ニューヨーク|los angeles=la,洛杉矶|san francisco=sf,frisco,旧金山|philadelphia=philly,filadelfia',
  'US: new orleans=nola,nueva orleans|las vegas=vegas|saint louis=stl|chicago=芝加哥|boston=波士顿|washington=dc,华盛顿|seattle=西雅图|houston=休斯敦',
  'CA: québec=quebec city,ville de quebec|quebec=quebec city,ville de quebec|toronto=多伦多|vancouver=温哥华|montreal=蒙特利尔',
  'AU: sydney=悉尼|melbourne=墨尔本|brisbane=brissie,布里斯班|perth=珀斯',
  'GB: london=londres,londra,londen,伦敦,лондон,ロンドン|edinburgh=edimburgo,edimbourg,edinburg|birmingham=brum|manchester=曼彻斯特',
  'CH: geneve=genf,ginebra,ginevra,geneva,日内瓦|zurich=zurigo,苏黎世|basel=bale,basle,basilea,basilee|bern=berne,berna|luzern=lucerne,lucerna|sankt gallen=saint gallen,saint gall',
  'DE: munchen=munich,monaco di baviera,慕尼黑|koln=colonia|frankfurt am main=frankfurt,francfort,francoforte,法兰克福|hamburg=hambourg,hamburgo,汉堡|berlin=berlino,柏林,берлин',
  'DE: nurnberg=norimberga|aachen=aix la chapelle,aquisgran|mainz=mayence,maguncia|trier=treves|regensburg=ratisbonne,ratisbona',
  'AT: vienna=wien,vienne,viena,维也纳|salzburg=salzbourg,salisburgo',
  'IT: rome=roma,rom,罗马|milan=milano,mailand,米兰|florence=firenze,florenz,florencia|venice=venezia,venedig,venise,venecia|naples=napoli,neapel,napoles|turin=torino|bolzano=bozen|genova=genua,genes,genoa|genoa=genua,genes,genova',
  'FR: paris=parigi,巴黎,париж|strasbourg=strassburg,strasburg|nice=nizza,niza|marseille=marsella,marsiglia|lyon=lione|mulhouse=mulhausen',
  'ES: sevilla=seville,sevilla|barcelona=barcelone,barna,巴塞罗那|madrid=马德里|zaragoza=saragossa|a coruna=la coruna',
  'BE: brussels=brussel,bruessel,bruselas,bruxelles|antwerpen=anvers,amberes,antwerp|gent=gand,ghent|liege=luttich,lieja|brugge=bruges,brujas',
  'NL: the hague=den haag,la haye,la haya|amsterdam=阿姆斯特丹',
  'DK: copenhagen=kopenhagen,copenhague,kopenhamn|arhus=aarhus',
  'SE: goteborg=gothenburg|stockholm=estocolmo',
  'PT: lisbon=lisboa,lissabon,lisbonne|porto=oporto',
  'PL: warsaw=warszawa,warschau,varsovie,varsovia|krakow=cracow,krakau,cracovie,cracovia|gdansk=danzig|wroclaw=breslau',
  'CZ: prague=praha,prag,praga|brno=brunn',
  'GR: athens=athen,athenes,atenas,athina',
  'HU: budapest=budapeszt',
  'RO: bucharest=bukarest,bucuresti,bucarest',
  'RS: belgrade=belgrad,beograd,belgrado',
  'RU: moscow=moskau,moscou,moscu,moskva,москва,莫斯科|saint petersburg=sankt petersburg,санкт петербург',
  'UA: kyiv=kiew,київ',
  'TR: istanbul=estambul,constantinople',
  'IN: bengaluru=bangalore|mumbai=bombay,孟买|kolkata=calcutta,kalkutta|chennai=madras|delhi=德里',
  'CN: beijing=peking,pekin,北京|shanghai=schanghai,上海|guangzhou=canton,广州|shenzhen=深圳',
  'HK: hong kong=香港|hongkong=香港',
  'SG: singapore=singapur,singapour,新加坡',
  'JP: tokyo=tokio,東京,东京,токио|osaka=大阪|kyoto=京都',
  'KR: seoul=서울,首尔',
  'EG: cairo=kairo,le caire,el cairo,القاهرة',
  'MX: mexico city=cdmx,ciudad de mexico,mexiko stadt,df',
  'NZ: auckland=奥克兰|wellington=惠灵顿',
];
