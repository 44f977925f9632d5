from lab import *
import heapq
def online(d,z,kap=4,hl=1e9,mode='one',kap2=8,cap=1.5,weight=None,slope=0):
    n=len(z);off=np.zeros(n);sl=np.ones(n)
    order=np.lexsort((d['t'],d['ego']));ego=d['ego'];t=d['t'];y=d['y'];tr=d['tr'];nn=d['nn']
    cur=None
    for i in order:
        if ego[i]!=cur:
            cur=ego[i];A=B=0.;last=t[i];q=[];A2=[0.,0.];B2=[0.,0.];
            S1=S2=0.
        while q and q[0][0]<=t[i]:
            tt,yy,pp,g,zz=heapq.heappop(q)
            f=2**(-(tt-last)/hl) if tt>last else 1;A*=f;B*=f;A2=[v*f for v in A2];B2=[v*f for v in B2];last=max(last,tt)
            A+=yy-pp;B+=pp*(1-pp);A2[g]+=yy-pp;B2[g]+=pp*(1-pp)
            S1+=(yy-pp)*zz;S2+=pp*(1-pp)*zz*zz
        g=int(nn[i]>=3)
        o=A/(B+kap)
        if mode=='two':
            # group residual after the ego offset
            r=(A2[g]-o*B2[g])/(B2[g]+kap2); o=o+r
        off[i]=max(-cap,min(cap,o))
        if slope: sl[i]=1+max(-.5,min(.5,S1/(S2+slope)))
        p=1/(1+math.exp(-z[i]))
        heapq.heappush(q,(tr[i] if y[i] else t[i]+14,y[i],p,g,z[i]))
    return off,sl
if __name__=='__main__':
  for n,d in D.items():
    z=d['z']
    for tag,kw in [('k4',dict()),('k8',dict(kap=8)),('k16',dict(kap=16)),('k2',dict(kap=2)),('k4 hl180',dict(hl=180)),('k4 hl90',dict(hl=90)),('k4 hl45',dict(hl=45)),('k8 hl90',dict(kap=8,hl=90)),('two',dict(mode='two')),('two 16',dict(mode='two',kap2=16)),('slope30',dict(slope=30)),('slope100',dict(slope=100))]:
        o,s=online(d,z,**kw); show(n+' '+tag,d,z*s+o)
