import type { VNode } from 'preact';
import type { LogoImage } from './storefront.js';

interface LogoProps {
  readonly logo: LogoImage;
  /** Of the clinic. */
  readonly name: string;
}

/** The clinic's logo, which says its name. */
export function Logo({ logo: { day, night, width, height }, name }: LogoProps): VNode {
  const image = <img class={night ? 'logo' : 'logo own-colors'} src={day} alt={name} width={width} height={height} />;
  if (!night) return image;
  return (
    <picture>
      <source srcset={night} media="(prefers-color-scheme: dark)" />
      {image}
    </picture>
  );
}
