import { type ThemeConfig, theme } from 'antd';

/** Ant Design in the colours of design/pages.md: paper, ink, one blue, maple for what is overdue; compact and still. */
export const deskTheme: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    colorPrimary: '#1559b7',
    colorInfo: '#1559b7',
    colorLink: '#1559b7',
    colorLinkHover: '#0f4590',
    colorLinkActive: '#0f4590',
    colorError: '#b4432a',
    colorWarning: '#8a5a00',
    colorSuccess: '#1f7a4d',
    colorTextBase: '#1d2733',
    colorText: '#1d2733',
    colorTextSecondary: '#5b6672',
    colorTextTertiary: '#5b6672',
    colorTextDescription: '#5b6672',
    colorTextPlaceholder: '#667080',
    colorTextDisabled: '#6d7682',
    colorBgLayout: '#faf9f6',
    colorBorder: '#a3a7ae',
    colorBorderSecondary: '#e3e0d8',
    colorSplit: '#e3e0d8',
    borderRadius: 6,
    fontFamily: 'var(--font)',
    fontSize: 14,
    lineHeight: 22 / 14,
    controlHeight: 32,
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Table: { headerBg: 'transparent', headerSplitColor: 'transparent', headerColor: '#5b6672', rowHoverBg: '#f3f1ea' },
    Tree: { nodeSelectedBg: '#eaf1fb', nodeHoverBg: '#f3f1ea', titleHeight: 30 },
    Select: { optionSelectedBg: '#eaf1fb' },
  },
};
