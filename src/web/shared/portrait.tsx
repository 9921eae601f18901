import type { VNode } from 'preact';
import { initialsOf } from './names.js';

export interface Photo {
  readonly hash: string;
  readonly alt: string;
}

interface PortraitProps {
  readonly photo: Photo | null;
  /** `small` stands beside many others, and is fetched when it comes into sight. */
  readonly size: 'large' | 'small';
  readonly name: string;
}

/** A practitioner's photo, from our own address; where there is none, their initials, which say nothing to those who hear the name. */
export function Portrait({ photo, size, name }: PortraitProps): VNode {
  if (!photo) {
    return (
      <span class={`portrait ${size} initials`} aria-hidden="true">
        {initialsOf(name)}
      </span>
    );
  }
  const file = (pixels: number) => `/photos/${photo.hash}-${pixels}.webp`;
  const side = size === 'large' ? 160 : 64;
  return (
    <img
      class={`portrait ${size}`}
      src={file(256)}
      srcset={size === 'large' ? `${file(256)} 1x, ${file(512)} 2x` : undefined}
      alt={photo.alt || name}
      width={side}
      height={side}
      loading={size === 'small' ? 'lazy' : undefined}
      decoding="async"
    />
  );
}
