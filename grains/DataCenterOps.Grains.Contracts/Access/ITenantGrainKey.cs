namespace DataCenterOps.Grains.Access;

/// <summary>
/// Marks a grain whose key begins with the tenant that owns it, up to the first slash: the caller's tenant is compared
/// with it before the grain runs. Grains without the mark belong to the platform and need a caller over all tenants.
/// </summary>
[Alias("dcops.ITenantGrainKey")]
public interface ITenantGrainKey : IGrainWithStringKey;
