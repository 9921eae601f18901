import { crc32, deflateRawSync } from 'node:zlib';

interface FileToZip {
  readonly name: string;
  readonly bytes: string | Buffer;
  /** The flag that says so; the bytes stay as they are. */
  readonly encrypted?: boolean;
  /** 8 unless said otherwise: Deflate. */
  readonly method?: number;
}

/** A zip archive (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
export function zip(files: readonly FileToZip[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, encrypted = false, method = 8 } of files) {
    const content = Buffer.from(bytes);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 + (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(path.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, path, packed);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, entry, path);
    offset += 30 + path.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length & 0xffff, 4);
  end.writeUInt16LE(files.length & 0xffff, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
