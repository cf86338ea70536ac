import logo from './logo.svg';

/** Mark of the product; decoration beside its name. */
export function Logo({ size }: { readonly size: number }): React.JSX.Element {
  return <img src={logo} width={size} height={size} alt="" style={{ flex: 'none' }} />;
}
