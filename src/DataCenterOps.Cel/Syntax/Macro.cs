namespace DataCenterOps.Cel;

/// <summary>Expands a call; null leaves it a call.</summary>
internal delegate Expr? Macro(MacroCall call);
