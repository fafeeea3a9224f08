const report = 'writes what became of every file, and all remarks, as JSON'

export const helpInEnglish = {
  pitch: "lesesal – turns a newsroom's article files into a place to read them",
  commands: {
    publish: {
      usage: '<newsroom>… --to <folder>   [--base https://…] [--watch] [--force] [--report findings.json] [--quiet]',
      options: {
        '--to <folder>': 'where the edition is written',
        '--base <address>': 'where it will be published, in place of "base" in lesesal.json',
        '--watch':
          'goes on, and publishes again when something changes or an embargo ends;\nthen it tells what is new of its remarks, and how many stand',
        '--force': 'makes everything anew, also when that leaves no story in the edition',
        '--report <file>': report,
        '--quiet': 'tells nothing, unless a file was rejected; then how many',
      },
      examples: ['lesesal publish my-articles --to site --base https://avisa.example'],
      codes: '0 all published, 1 some files rejected (the rest published), 2 no story published, or nothing done.',
    },
    check: {
      usage: '<newsroom>…                 [--report findings.json]',
      options: { '--report <file>': report },
      examples: ['lesesal check my-articles'],
      codes: '0 all can be published, 1 some files rejected, 2 no story can be published, or nothing checked.',
    },
    fetch: {
      usage: '<url>… --to <newsroom>      [--allow-private]',
      options: {
        '--to <folder>': 'where the files are saved',
        '--allow-private': 'fetches also from addresses that are not on the public internet',
      },
      examples: ['lesesal fetch https://avisa.example/feed.xml --to my-articles/feeds'],
      codes: '0 all addresses fetched, 1 some failed (the rest fetched), 2 all failed, or nothing done.',
    },
    serve: {
      usage: `<folder>                    [--port 4173] [--host localhost] [--views <store>] [--trust-proxy 1]
                  [--metrics [host:]9090] [--newsroom-token-file <file>] [--log-level info]`,
      options: {
        '--port <number>': 'where it answers, else at the one in the variable PORT, else at 4173',
        '--host <name>': 'localhost without it, for this machine only; 0.0.0.0 for all',
        '--views <store>':
          'counts views and keeps them there, else where the variable\nLESESAL_VIEWS says; none are counted without either',
        '--trust-proxy <number>': 'how many proxies in front tell whose request it is; 0 without it',
        '--metrics [host:]<port>': 'figures for Prometheus, for this machine unless a host is named',
        '--newsroom-token-file <file>':
          'opens /newsroom to those who have the token in the file, else the\none in the variable LESESAL_NEWSROOM_TOKEN; needs --views',
        '--log-level <level>':
          'silent, fatal, error, warn, info or debug, else the one in the\nvariable LESESAL_LOG_LEVEL, else warn',
      },
      examples: ['lesesal serve site --views sqlite:views.sqlite'],
      codes: '0 stopped when told to, 2 not started.',
      hasViews: true,
    },
    views: {
      usage: `import <csv> --views <store> [--edition <folder>] [--replace]
                  export --views <store>
                  top --edition <folder> --views <store> [--window day|week|month]`,
      options: {
        '--views <store>': 'where the views are kept, else where the variable LESESAL_VIEWS says',
        '--edition <folder>': 'whose stories are told of; an import takes no others',
        '--replace': 'forgets first what was imported before',
        '--window <name>': 'the days a list covers: day, week (without it) or month',
      },
      examples: [
        'lesesal views export --views sqlite:views.sqlite > counts.csv',
        'lesesal views import counts.csv --views redis://localhost:6379',
      ],
      codes:
        '0 done, 1 some lines not imported (the rest imported), 2 no line imported, nothing done, or the store failed.',
      hasViews: true,
    },
  },
  stores: `Stores of views
  sqlite:views.sqlite                       a file, for one machine
  redis://localhost:6379                    Redis or Valkey, for any number of them; also
                                            rediss://user:password@host/1, redis+cluster://host,host`,
  options: 'Options',
  examples: 'Examples',
  more: 'Each command tells of itself: lesesal publish --help. lesesal --version tells which one this is.',
  codes: 'Exit codes',
  codesOfAll: '0 all done, 1 some of it, 2 nothing.',
}
