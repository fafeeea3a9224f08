const report = 'skriver hva hver fil ble til, og alle merknader, som JSON'

export const helpInNorwegian = {
  pitch: 'lesesal – gjør sakene i redaksjonens filer til et sted å lese dem',
  commands: {
    publish: {
      usage: '<mappe>… --to <utgave>      [--base https://…] [--watch] [--force] [--report findings.json] [--quiet]',
      options: {
        '--to <utgave>': 'mappen utgaven skrives til',
        '--base <adresse>': 'adressen den skal publiseres på, i stedet for «base» i lesesal.json',
        '--watch':
          'fortsetter, og publiserer igjen når noe endres eller en sperrefrist går ut;\nda sier det hvilke merknader som er nye, og hvor mange som gjelder fortsatt',
        '--force': 'lager alt på nytt, også når det ikke blir noen sak igjen i utgaven',
        '--report <fil>': report,
        '--quiet': 'sier ingenting, med mindre en fil ble avvist; da hvor mange',
      },
      examples: ['lesesal publish mine-saker --to nettsted --base https://avisa.example'],
      codes: '0 alt publisert, 1 noen filer avvist (resten publisert), 2 ingen sak publisert, eller ingenting gjort.',
    },
    check: {
      usage: '<mappe>…                    [--report findings.json]',
      options: { '--report <fil>': report },
      examples: ['lesesal check mine-saker'],
      codes: '0 alt kan publiseres, 1 noen filer avvist, 2 ingen sak kan publiseres, eller ingenting undersøkt.',
    },
    fetch: {
      usage: '<adresse>… --to <mappe>     [--allow-private]',
      options: {
        '--to <mappe>': 'mappen filene lagres i',
        '--allow-private': 'henter også fra adresser som ikke er på det åpne internett',
      },
      examples: ['lesesal fetch https://avisa.example/feed.xml --to mine-saker/feeds'],
      codes: '0 alle adresser hentet, 1 noen feilet (resten hentet), 2 alle feilet, eller ingenting gjort.',
    },
    serve: {
      usage: `<utgave>                    [--port 4173] [--host localhost] [--views <lager>] [--trust-proxy 1]
                  [--metrics [vert:]9090] [--newsroom-token-file <fil>] [--log-level info]`,
      options: {
        '--port <tall>': 'porten den svarer på, ellers den i variabelen PORT, ellers 4173',
        '--host <navn>': 'localhost uten den, bare for denne maskinen; 0.0.0.0 for alle',
        '--views <lager>':
          'teller visninger og har dem der, ellers der variabelen\nLESESAL_VIEWS sier; uten noen av dem telles ingen',
        '--trust-proxy <tall>': 'hvor mange proxyer foran som sier hvem som spør; 0 uten den',
        '--metrics [vert:]<port>': 'tall for Prometheus, for denne maskinen uten oppgitt vert',
        '--newsroom-token-file <fil>':
          'åpner /newsroom for dem som har nøkkelen i filen, ellers den i\nvariabelen LESESAL_NEWSROOM_TOKEN; krever --views',
        '--log-level <nivå>':
          'silent, fatal, error, warn, info eller debug, ellers det i\nvariabelen LESESAL_LOG_LEVEL, ellers warn',
      },
      examples: ['lesesal serve nettsted --views sqlite:views.sqlite'],
      codes: '0 stoppet da den fikk beskjed om det, 2 ikke startet.',
      hasViews: true,
    },
    views: {
      usage: `import <csv> --views <lager> [--edition <utgave>] [--replace]
                  export --views <lager>
                  top --edition <utgave> --views <lager> [--window day|week|month]`,
      options: {
        '--views <lager>': 'hvor visningene ligger, ellers der variabelen LESESAL_VIEWS sier',
        '--edition <utgave>': 'utgaven med sakene; en import tar ingen andre',
        '--replace': 'glemmer først det som er importert før',
        '--window <navn>': 'dagene en liste gjelder: day (døgnet), week (uken; uten valget)\neller month (30 dager)',
      },
      examples: [
        'lesesal views export --views sqlite:views.sqlite > tall.csv',
        'lesesal views import tall.csv --views redis://localhost:6379',
      ],
      codes:
        '0 gjort, 1 noen linjer ikke importert (resten importert), 2 ingen linje importert, ingenting gjort, eller lageret sviktet.',
      hasViews: true,
    },
  },
  stores: `Lagre for visninger
  sqlite:views.sqlite                       en fil, for én maskin
  redis://localhost:6379                    Redis eller Valkey, for så mange som helst; også
                                            rediss://bruker:passord@vert/1, redis+cluster://vert,vert`,
  options: 'Valg',
  examples: 'Eksempler',
  more: 'Hver kommando forteller om seg selv: lesesal publish --help. lesesal --version sier hvilken versjon dette er.',
  codes: 'Avslutningskoder',
  codesOfAll: '0 alt gjort, 1 noe av det, 2 ingenting.',
}
