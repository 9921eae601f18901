/** Why a file cannot be read, as a sentence that says what to do. */
export class FileFault extends Error {}
