/** Paper, ink and jade, by day and by night. Ink on paper is above 12:1, the softer ink above 6:1, jade above 6:1. */
export const day = {
  paper: '#faf7f1',
  ink: '#23211c',
  soft: '#5b564b',
  line: '#dcd5c6',
  jade: '#0d5c4b',
  onJade: '#ffffff',
} as const;

export const night: Readonly<Record<keyof typeof day, string>> = {
  paper: '#181611',
  ink: '#ece6d9',
  soft: '#b4ac9b',
  line: '#3d382e',
  jade: '#83cdb6',
  onJade: '#10211c',
};
