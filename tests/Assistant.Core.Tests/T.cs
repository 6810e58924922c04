namespace Assistant.Core.Tests;
public sealed class T { [Fact] public void A() => Assert.True(true); [Fact] public void B() => Assert.Skip("why"); }
