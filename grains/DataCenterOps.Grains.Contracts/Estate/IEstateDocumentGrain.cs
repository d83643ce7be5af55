namespace DataCenterOps.Grains.Estate;

/// <summary>One folder of documents, as its Estate document declares it. Key: <c>{estate}</c>.</summary>
[Alias("dcops.IEstateDocumentGrain"), GrainInterfaceType("dcops.estate")]
public interface IEstateDocumentGrain : IDeclaredGrain;
