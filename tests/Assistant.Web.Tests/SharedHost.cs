using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests;

/// <summary>Classes of this collection share one running host; each test has shoppers of its own.</summary>
[CollectionDefinition]
public sealed class SharedHost : ICollectionFixture<DemoHost>;
